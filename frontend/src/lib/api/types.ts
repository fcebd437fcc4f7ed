import type { components } from "./schema";

type Schemas = components["schemas"];

export type Album = Schemas["Album"];
export type AlbumPage = Schemas["AlbumPage"];
export type Camera = Schemas["Camera"];
export type Details = Schemas["Details"];
export type Image = Schemas["Image"];
export type ImagePage = Schemas["ImagePage"];
export type ImageChanges = Schemas["PatchedImageChanges"];
export type Me = Schemas["Me"];
export type MeChanges = Schemas["PatchedMeChange"];
export type Month = Schemas["Month"];
export type Owner = Schemas["Owner"];
export type Part = Schemas["Part"];
export type PrivateDetails = Schemas["PrivateDetails"];
export type Quota = Schemas["Quota"];
export type Receipt = Schemas["Receipt"];
export type SignedPart = Schemas["SignedPart"];
export type Transfer = Schemas["Transfer"];
export type Upload = Schemas["Upload"];
export type UploadParts = Schemas["UploadParts"];
export type User = Schemas["User"];
export type Visibility = Schemas["VisibilityEnum"];
export type ContentType = Schemas["ContentTypeEnum"];
