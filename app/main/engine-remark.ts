/** Each line of TensorFlow's begins with its level, in one of two ways; I and W are about itself. */
const OWN_LINE =
  /^(?:WARNING: All log messages before absl|[IW]\d{4} \d\d:\d\d:|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: [IW] )/;

/** Whether all that the engine wrote is only TensorFlow speaking about itself. */
export function isTensorFlowsOwn(text: string): boolean {
  return text.split('\n').every((line) => line.trim() === '' || OWN_LINE.test(line));
}
