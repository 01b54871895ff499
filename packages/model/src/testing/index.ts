export * from "./arbitrary-list.ts";
export * from "./property-seed.ts";
export * from "./sibling-groups.ts";
