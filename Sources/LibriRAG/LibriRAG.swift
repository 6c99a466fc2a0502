// An adopter who answers questions also names languages and reply parts, which are the core's.
@_exported public import LibriCore
