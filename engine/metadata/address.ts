/**
 * An address on the web in one piece: http or https, and no character that a terminal, a header or a page would obey.
 */
const WEB_ADDRESS = /^https?:\/\/[^\s<>"\p{Cc}\p{Cf}]{3,2000}$/iu;

/** Where the Wayback Machine keeps the copy of a page, before the page's own address. */
const ARCHIVED = /^https?:\/\/web\.archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(?=https?:\/\/)/i;

/** The address a source gives, without white space at its ends; null where it is not one that a reader may follow. */
export function webAddress(text: string | null | undefined): string | null {
  const address = text?.trim().replace(ARCHIVED, '') ?? '';
  return WEB_ADDRESS.test(address) ? address : null;
}
