/** What of the package is used; it has no types of its own. */
declare module 'electron-installer-debian' {
  interface Options {
    src: string;
    dest: string;
    arch: string;
    logger(message: string): void;
    rename(folder: string): string;
    options: Record<string, unknown>;
  }
  /** As its only function uses it, step by step. */
  export class Installer {
    readonly stagingDir: string;
    constructor(options: Options);
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<unknown>;
    createContents(): Promise<unknown>;
    copyScripts(): Promise<unknown>;
    createPackage(): Promise<unknown>;
    movePackage(): Promise<unknown>;
  }
}
