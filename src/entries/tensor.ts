/** flamingo-explainer/tensor: strided tensors with PyTorch's names, semantics and rounding. */
export * from '../lib/tensor';
