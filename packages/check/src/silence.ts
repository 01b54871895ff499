import type { Finding } from "@qingdan/model";

/** A finding that a bureau has looked at and lets stand. `quote` "" silences the rule on the whole node, `node_key` "" on the whole list. */
export interface Silence {
  rule: string;
  node_key: string;
  quote: string;
  /** Why it stands; never empty. */
  reason: string;
}

/** The findings that still speak, and the silenced ones with the reasons given for them. */
export interface Silenced {
  findings: Finding[];
  silenced: { finding: Finding; reason: string }[];
  /** Silences that met no finding: what they were about has changed. */
  unused: Silence[];
}

/** Takes out of `findings` what `silences` name. A silence without a reason silences nothing. */
export function applySilences(findings: readonly Finding[], silences: readonly Silence[]): Silenced {
  const used = new Set<Silence>();
  const result: Silenced = { findings: [], silenced: [], unused: [] };
  for (const finding of findings) {
    const silence = silences.find((candidate) => silencesFinding(candidate, finding));
    if (silence === undefined) result.findings.push(finding);
    else {
      used.add(silence);
      result.silenced.push({ finding, reason: silence.reason });
    }
  }
  result.unused = silences.filter((silence) => !used.has(silence));
  return result;
}

function silencesFinding(silence: Silence, finding: Finding): boolean {
  if (silence.reason.trim() === "" || silence.rule !== finding.rule) return false;
  if (silence.node_key !== "" && silence.node_key !== finding.node_key) return false;
  return silence.quote === "" || silence.quote === finding.quote;
}
