/** The button before its menu is loaded, and the menu's own: whichever is there. */
export const ACCOUNT_BUTTON_ID = "account-button";
