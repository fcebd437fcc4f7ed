import { type LocalizedString, type LocalizedStringDictionary, LocalizedStringFormatter } from "@internationalized/string";
import { createElement, Fragment, type ReactNode } from "react";

import { FIRST_LANGUAGE, type Language } from "@/config/languages";

import { getLanguage, getLocale, onLanguage } from "./language";

/** As compiled: a text, or a function that makes one. TypeScript takes the catalogue for the text that it is written as. */
type Strings = Record<string, LocalizedString>;
type Loaders = Record<Exclude<Language, typeof FIRST_LANGUAGE>, () => Promise<{ default: Strings }>>;
/** By message what it takes; undefined where that is nothing. */
type Arguments<Messages, Key extends keyof Messages> = Messages[Key] extends undefined ? [] : [values: Messages[Key]];
/** The same with elements in the place of texts. */
type Rich<Values> = { [Name in keyof Values]: Values[Name] extends string ? ReactNode : Values[Name] };

export interface Translate<Messages> {
  <Key extends keyof Messages & string>(key: Key, ...values: Arguments<Messages, Key>): string;
  /** With elements among the values, such as a link in the middle of a sentence. */
  rich: <Key extends keyof Messages & string>(key: Key, values: Rich<Messages[Key]>) => ReactNode;
  /** What a module of the built site brings along in English. */
  add: (strings: Strings) => void;
}

/** Stands around the place of an element until the sentence is known. */
const MARK = "\u0000";

/** The messages of one part of the front end. English comes with the code; other languages come when they are wanted. */
export function catalogue<Messages>(first: Strings, others: Loaders): Translate<Messages> {
  let formatter = formatterOf(FIRST_LANGUAGE, first);
  onLanguage(async (language) => {
    const strings = language === FIRST_LANGUAGE ? first : (await others[language]()).default;
    // Somebody may have changed their mind while it was on its way.
    if (language === getLanguage()) formatter = formatterOf(getLocale(), strings);
  });
  const format = (key: string, values?: Record<string, string | number>) => formatter.format(key, values);
  const rich = (key: string, values: Record<string, ReactNode>) => {
    const plain = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" || typeof value === "string" ? value : MARK + name + MARK,
    ]);
    return format(key, Object.fromEntries(plain) as Record<string, string | number>)
      .split(MARK)
      .map((part, at) => createElement(Fragment, { key: at }, at % 2 === 1 ? values[part] : part));
  };
  const add = (strings: Strings) => void Object.assign(first, strings);
  return Object.assign(format, { rich, add }) as unknown as Translate<Messages>;
}

/** The library's own dictionary looks for the nearest of several locales; here there is one. */
function formatterOf(locale: string, strings: Strings) {
  const dictionary = { getStringForLocale: (key: string) => strings[key] };
  return new LocalizedStringFormatter(locale, dictionary as unknown as LocalizedStringDictionary<string, LocalizedString>);
}
