/** What a network is made of, from the picture (28x28 values, 0 paper to 1 ink) to a logit for each class. */
export type LayerDescription =
  | { readonly kind: 'flatten' }
  | { readonly kind: 'dense'; readonly inputs: number; readonly outputs: number }
  | { readonly kind: 'relu' }
  | { readonly kind: 'dropout'; readonly rate: number };

export type LayerDescriptions = readonly LayerDescription[];
