// How sentences look on the page. The server writes plain characters, which programs compare easily; a reader
// sees typographic apostrophes, and no line begins with a lone « ? ».

/** The text with ’ between letters, and no-break spaces before ; : ! ? » and after «. */
export function typeset(text) {
  return text
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/ (?=[;:!?»])/g, '\u00a0')
    .replace(/« /g, '«\u00a0');
}
