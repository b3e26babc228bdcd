/** The element types in use. Numbers of TF_DataType, tensorflow/c/tf_datatype.h: fixed for ever. */
export const DataType = { float32: 1, int32: 3, uint8: 4, int64: 9 } as const;
export type DataType = (typeof DataType)[keyof typeof DataType];
