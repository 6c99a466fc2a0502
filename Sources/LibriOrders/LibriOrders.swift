// An adopter who looks up orders also names the values that come back, which are the core's.
@_exported public import LibriCore
