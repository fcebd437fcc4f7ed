/** An ESLint rule: what people read comes from a catalogue. It reports literals that look like words for people. */

/** Attributes that hold names, addresses and styles. */
const CODE = new Set(
  `accept action align as autoCapitalize autoComplete className d dateTime download enterKeyHint href htmlFor id inputMode
  key kind method name rel role sizes src srcSet target to type value viewBox`.split(/\s+/),
);
/** Calls whose arguments are selectors, names of keys or of events. */
const CODE_CALLS = /^(t|rich|closest|matches|matchMedia|querySelector(All)?|(add|remove)EventListener|(get|set|remove)Item|CSS\.supports)$/;
/** Sentences of programmers, who read them in English. */
const ERRORS = /(Error|DOMException)$/;
const KEYS = /^(Escape|Enter|Home|End|Tab|Backspace|Delete|Arrow\w+|Page(Up|Down)|Files|WebP|ImageShare|[A-Z][a-z]+(-[A-Z][A-Za-z]*)+|\w+Error)$/;

const looksLikeText = (text) =>
  /\p{L}{2}/u.test(text) && !KEYS.test(text.trim()) && (/^\s*\p{Lu} ?\p{Ll}/u.test(text) || /[\p{Ll},.’…] \p{L}/u.test(text));

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
        if (/\p{L}{2}/u.test(node.value) && !KEYS.test(node.value.trim())) report(node, node.value);
      },
      Literal(node) {
        if (typeof node.value !== "string") return;
        const isText = isShown(node) ? /\p{L}{2}/u.test(node.value) : looksLikeText(node.value) && !isCode(node);
        if (isText) report(node, node.value);
      },
      TemplateLiteral(node) {
        const text = node.quasis.map((quasi) => quasi.value.cooked).join("…");
        if (node.quasis.some((quasi) => looksLikeText(quasi.value.cooked)) && !isCode(node)) report(node, text);
      },
    };
  },
};
