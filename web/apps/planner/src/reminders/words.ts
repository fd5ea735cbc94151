import type { ReminderLine, ReminderRuleValues } from "@headway/api-types";
import { momentText, t, textOfCode } from "@headway/ui";

export const kindWords = (kind: string): string => textOfCode(`warnings.kind.${kind}`) ?? kind;
export const rungWords = (rung: string): string => textOfCode(`warnings.rung.${rung}`) ?? rung;
export const wayWords = (way: string): string => textOfCode(`reminders.way.${way}`) ?? way;
export const sentenceOf = (line: ReminderLine): string =>
  textOfCode(`notify.told.${line.kind}`, line.parameters) ?? kindWords(line.kind);

export function stepWords(step: ReminderLine["steps"][number]): string {
  const words = {
    name: step.name || "—",
    rung: rungWords(step.rung),
    at: momentText(step.at),
    until: momentText(step.until),
  };
  return textOfCode(`reminders.step.${step.what}`, words) ?? step.what;
}

/** `责任人 立即 → 班组长 24 小时后`. */
export const ladderWords = (rule: ReminderRuleValues): string =>
  rule.ladder
    .map(
      (step) =>
        `${rungWords(step.to)} ${step.after_hours === 0 ? t("reminders.rules.at_once") : t("reminders.rules.after", { hours: step.after_hours })}`,
    )
    .join(" → ");

export const parameterWords = (rule: ReminderRuleValues): string =>
  Object.entries(rule.parameters)
    .map(([name, value]) =>
      name === "hours" && value === 0
        ? t("reminders.rules.told.deadline")
        : (textOfCode(`reminders.rules.told.${name}`, { value }) ?? `${name} ${value}`),
    )
    .join(" · ");

/** How a settled one ended. */
export const endWords = (line: ReminderLine): string =>
  [
    textOfCode(`reminders.state.${line.state}`) ?? line.state,
    line.reason === "" ? null : textOfCode(`reminders.reason.${line.reason}`),
  ]
    .filter((word) => word !== null)
    .join(" · ");
