import { useEffect } from "react";

/** Text as a CSS string: nothing in a name can end it. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[^\p{L}\p{N} .,·:/-]/gu, (odd) => `\\${(odd.codePointAt(0) ?? 32).toString(16)} `)}"`;

/**
 * Puts whose record it is on every printed page, with its number: a loose sheet without a name is a danger.
 * A constructed style sheet, because the page's policy allows no inline one.
 */
export function usePageMarks(left: string, right: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const font = "font: 9pt 'Inter Variable', sans-serif; color: #333;";
    sheet.replaceSync(`@page {
      size: auto;
      margin: 17mm 13mm 15mm;
      @top-left { content: ${quoted(left)}; ${font} font-weight: 600; white-space: nowrap; }
      @top-right { content: ${quoted(right)}; ${font} white-space: nowrap; }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); ${font} }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [left, right]);
}
