import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // matters of taste, or what another test holds
    "long-title": "off",
    "no-inline-style": "error",
    "void-style": "off",
    "require-sri": "off",
    "tel-non-breaking": "off",
    "no-trailing-whitespace": "off",
  },
});

/** What is wrong with a page's HTML by the standard, one line each; nothing when it is right. */
export async function htmlFaults(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`),
  );
}
