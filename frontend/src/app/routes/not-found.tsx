/** An address that leads nowhere. */
export { NotFound as Component } from "@/components/not-found";
