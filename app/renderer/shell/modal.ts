/** To be attached to a dialog that is there only while it is open. */
export function showModal(dialog: HTMLDialogElement): void {
  dialog.showModal();
}

/** A click beside the content closes the dialog: the backdrop belongs to it, its content does not. */
export function closeBeside(event: MouseEvent & { currentTarget: HTMLDialogElement }): void {
  if (event.target === event.currentTarget) event.currentTarget.close();
}
