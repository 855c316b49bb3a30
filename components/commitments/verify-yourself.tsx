import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { env } from '@/lib/env'

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

/** How to do without this page: the files, the rule, and two ways to recompute it. */
export async function VerifyYourself({ reference }: { reference: string }) {
  const t = await getTranslations('verify.yourself')
  const api = (query: string) => new URL(`/api/v1/ledger${query}`, env().BASE_URL).href
  const file = `${reference}-ledger.json`
  return (
    <Section id="yourself" title={t('title')} lede={t('lede')}>
      <ul className="grid gap-1">
        <li>
          <a href={`/api/v1/ledger?record=${reference}&pageSize=200`} download={file}>
            {t('download')}
          </a>
        </li>
        <li>
          <a href="/api/v1/ledger?pageSize=200">{t('downloadAll')}</a>
        </li>
      </ul>
      <ol className="mt-5 grid max-w-[78ch] list-decimal gap-2 ps-5">
        <li>{t('content')}</li>
        <li>{t('entry')}</li>
        <li>{t('chain')}</li>
      </ol>
      <h3 className="mt-6">{t('python')}</h3>
      <Code>{`curl -o ${file} "${api(`?record=${reference}&pageSize=200`)}"\npython3 verify.py ${file}`}</Code>
      <Code>{PYTHON}</Code>
      <h3 className="mt-6">{t('command')}</h3>
      <Code>npm run verify-ledger -- ledger.json</Code>
      <p className="mt-5 text-ink-2">{t('limits')}</p>
    </Section>
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
