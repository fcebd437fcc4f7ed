import type { components } from "./schema";

type Schemas = components["schemas"];

export type Image = Schemas["Image"];
export type ImagePage = Schemas["ImagePage"];
export type ImageChanges = Schemas["PatchedImageChanges"];
export type Me = Schemas["Me"];
export type MeChanges = Schemas["PatchedMeChange"];
export type Owner = Schemas["Owner"];
export type Upload = Schemas["Upload"];
export type User = Schemas["User"];
export type Visibility = Schemas["VisibilityEnum"];
export type ContentType = Schemas["ContentTypeEnum"];
