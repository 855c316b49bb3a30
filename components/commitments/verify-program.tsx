import { getTranslations } from 'next-intl/server'

/** Recomputes the downloaded entries with nothing but what every Python has. Not translated: it is a program. */
const PYTHON = `import hashlib, json, sys, unicodedata

def nfc(value):
    if isinstance(value, str): return unicodedata.normalize("NFC", value)
    if isinstance(value, list): return [nfc(one) for one in value]
    if isinstance(value, dict): return {nfc(key): nfc(one) for key, one in value.items()}
    return value

def canonical(value):
    return json.dumps(nfc(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

FIELDS = ["seq", "at", "act", "subject", "record", "version", "office", "contentHash", "previousHash"]
for entry in json.load(open(sys.argv[1]))["data"]:
    own = hashlib.sha256(canonical({name: entry[name] for name in FIELDS})).hexdigest()
    content = "redacted" if entry["salt"] is None else hashlib.sha256(
        bytes.fromhex(entry["salt"]) + canonical({"content": entry["content"], "reason": entry["reason"]})).hexdigest() == entry["contentHash"]
    print(entry["seq"], "entry", own == entry["hash"], "content", content)
`

interface VerifyProgramProps {
  /** Where the entries can be fetched; absent: the reader has them already. */
  address?: string
  /** Name of the file they are in. */
  file: string
}

/** Two ways to recompute every hash of a downloaded file: with a few lines of Python, and with our own command. */
export async function VerifyProgram({ address, file }: VerifyProgramProps) {
  const t = await getTranslations('verify.yourself')
  const run = `python3 verify.py ${file}`
  return (
    <>
      <h3 className="mt-6">{t('python')}</h3>
      <Code>{address ? `curl -o ${file} "${address}"\n${run}` : run}</Code>
      <Code>{PYTHON}</Code>
      <h3 className="mt-6">{t('command')}</h3>
      <Code>{`npm run verify-ledger -- ${file}`}</Code>
    </>
  )
}

function Code({ children }: { children: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is narrow, and must be reachable by keyboard
      tabIndex={0}
      className="mt-2 max-w-full overflow-x-auto rounded-card bg-sunk px-4 py-3 text-[0.85rem] leading-relaxed"
      translate="no"
    >
      <code>{children}</code>
    </pre>
  )
}
