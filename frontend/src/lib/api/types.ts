import type { components } from "./schema";

type Schemas = components["schemas"];

export type Album = Schemas["Album"];
export type AlbumChanges = Schemas["PatchedAlbumChanges"];
export type AlbumCreate = Schemas["AlbumCreate"];
export type AlbumMember = Schemas["AlbumMember"];
export type AlbumPage = Schemas["AlbumPage"];
export type Archive = Schemas["Archive"];
export type BulkUpdate = Schemas["BulkUpdate"];
export type Camera = Schemas["Camera"];
export type Details = Schemas["Details"];
export type Image = Schemas["Image"];
export type ImagePage = Schemas["ImagePage"];
export type ImageChanges = Schemas["PatchedImageChanges"];
export type ItemResult = Schemas["ItemResult"];
export type Link = Schemas["Link"];
export type LinkRequest = Schemas["LinkRequest"];
export type Me = Schemas["Me"];
export type MeChanges = Schemas["PatchedMeChange"];
export type Owner = Schemas["Owner"];
export type Part = Schemas["Part"];
export type PrivateDetails = Schemas["PrivateDetails"];
export type Quota = Schemas["Quota"];
export type Receipt = Schemas["Receipt"];
export type Person = Schemas["Person"];
export type Role = Schemas["RoleEnum"];
export type SignedPart = Schemas["SignedPart"];
export type Suggestions = Schemas["Suggestions"];
export type Transfer = Schemas["Transfer"];
export type TrashedImage = Schemas["TrashedImage"];
export type TrashPage = Schemas["TrashPage"];
export type Upload = Schemas["Upload"];
export type UploadParts = Schemas["UploadParts"];
export type User = Schemas["User"];
export type Visibility = Schemas["VisibilityEnum"];
export type ContentType = Schemas["ContentTypeEnum"];

/** What pictures in lists have in common, wherever they come from. */
export type Picture = Omit<Image, "state" | "details">;
