/** What the core may know of a runtime: that a part of the program can be read when it is needed (`scripts/parts.mjs`). */
declare function require(part: `./${string}` | `../${string}`): unknown;
