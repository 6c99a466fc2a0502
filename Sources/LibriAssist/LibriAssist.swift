@_exported public import LibriCore
@_exported public import LibriOrders
@_exported public import LibriRAG
