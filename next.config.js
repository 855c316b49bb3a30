import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  // The door compresses, sets the headers and keeps finished pages; Next only renders.
  compress: false,
  poweredByHeader: false,
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default withNextIntl(config)
