/** The button as it is before it has opened its menu, and again in another language. */
export const ACCOUNT_BUTTON_ID = "account-button";
