import fc from 'fast-check';

/**
 * Any UTF-16 at all, lone surrogates and controls included. fast-check's own `binary` unit takes a second to set up.
 */
export function anyText(maxLength = 40): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.nat(0x7f), fc.nat(0xffff)).map((code) => String.fromCharCode(code));
  return fc.string({ unit, maxLength });
}
