export * from "./collections";
export * from "./people";
export * from "./pictures";
export * from "./site";
