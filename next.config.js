import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  // The door compresses, sets the headers and keeps finished pages; Next only renders.
  compress: false,
  poweredByHeader: false,
  // Everything here speaks of 127.0.0.1; Next's own tools know only localhost.
  allowedDevOrigins: ['127.0.0.1'],
  // Metadata stands in the head for every reader, not only for known robots.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['postgres'],
  // What the door lets through (`server/large-bodies.ts`), so that Next never cuts it short.
  experimental: { serverActions: { bodySizeLimit: '1mb' }, proxyClientMaxBodySize: '24mb' },
}

export default withNextIntl(config)
