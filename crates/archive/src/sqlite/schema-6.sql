-- Sixth schema: tokens of pairs with marks (crates/archive/src/tokens.rs). The index is made anew behind
-- this step.

DELETE FROM entry;
