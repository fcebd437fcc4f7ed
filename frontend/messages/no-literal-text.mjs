/** An ESLint rule: what people read comes from a catalogue. It reports literals that look like words for people. */

/** Attributes that hold names, addresses and styles. */
const CODE = new Set(
  `accept action align as autoCapitalize autoComplete className d dateTime download enterKeyHint href htmlFor id inputMode
  key kind method name rel role sizes src srcSet target to type value viewBox`.split(/\s+/),
);
/** Calls whose arguments are selectors, names of keys or of events. */
const CODE_CALLS = /^(t|rich|closest|matches|matchMedia|querySelector(All)?|(add|remove)EventListener|(get|set|remove)Item)$/;
/** Sentences of programmers, who read them in English. */
const ERRORS = /(Error|DOMException)$/;
/** Names: of keys, of headers and errors, of things that are called the same everywhere. */
const NAMES = [
  /^(Escape|Enter|Home|End|Tab|Backspace|Arrow\w+|Page(Up|Down))$/,
  /^[A-Z][a-z]+(-[A-Z][A-Za-z]*)+$|^\w+Error$/,
  /^(Files|WebP|ImageShare)$/,
];

const hasWords = (text) => /\p{L}{2}/u.test(text) && !NAMES.some((name) => name.test(text.trim()));
/** A capital at the beginning, or two words. */
const looksLikeText = (text) =>
  hasWords(text) && (/^\s*\p{Lu} ?\p{Ll}/u.test(text) || /[\p{Ll},.’…] \p{L}/u.test(text));

function isCode(node) {
  let child = node;
  for (let at = node.parent; at; child = at, at = at.parent) {
    switch (at.type) {
      case "JSXAttribute":
        return CODE.has(at.name.name);
      case "ImportDeclaration":
      case "ImportExpression":
      case "TSLiteralType":
        return true;
      case "BinaryExpression":
        if (/^[!=]==?$/.test(at.operator)) return true;
        break;
      case "SwitchCase":
        return at.test === child;
      case "MemberExpression":
      case "Property":
        if (at.key === child || at.property === child) return true;
        break;
      case "NewExpression":
        return ERRORS.test(at.callee.name ?? "");
      case "CallExpression":
        if (CODE_CALLS.test(at.callee.property?.name ?? at.callee.name ?? "")) return true;
        break;
      case "ArrowFunctionExpression":
      case "FunctionDeclaration":
      case "JSXElement":
        return false;
    }
  }
  return false;
}

/** Whether it stands among the children of an element, where everything is read. */
function isShown(node) {
  let at = node.parent;
  while (at.type === "ConditionalExpression" || at.type === "LogicalExpression") at = at.parent;
  return at.type === "JSXExpressionContainer" && /^JSX(Element|Fragment)$/.test(at.parent.type);
}

export const noLiteralText = {
  meta: {
    type: "problem",
    schema: [],
    messages: { literal: "“{{ text }}” belongs in a catalogue: see docs/translating.md." },
  },
  create(context) {
    const report = (node, text) => {
      context.report({ node, messageId: "literal", data: { text: text.trim().replace(/\s+/g, " ") } });
    };
    return {
      JSXText(node) {
        if (hasWords(node.value)) report(node, node.value);
      },
      Literal(node) {
        if (typeof node.value !== "string") return;
        const isText = isShown(node) ? hasWords(node.value) : looksLikeText(node.value) && !isCode(node);
        if (isText) report(node, node.value);
      },
      TemplateLiteral(node) {
        const text = node.quasis.map((quasi) => quasi.value.cooked).join("…");
        if (node.quasis.some((quasi) => looksLikeText(quasi.value.cooked)) && !isCode(node)) report(node, text);
      },
    };
  },
};
