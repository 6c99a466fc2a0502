/** A random identifier. crypto.randomUUID exists on https pages only. */
export const newMessageId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
