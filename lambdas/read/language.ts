/** `Content-Language`, where the language is known. */
export function inLanguage(language: string): Readonly<Record<string, string>> {
  return language === 'und' ? {} : { 'content-language': language };
}
