const PROXY_VARIABLES = [
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'all_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'npm_config_https_proxy',
  'npm_config_proxy',
];

/**
 * Returns a sentence for a failed fetch when a proxy is set that Node's own fetch does not use,
 * and an empty string otherwise. Node 24 uses the proxy when NODE_USE_ENV_PROXY=1 says so.
 */
export function proxyHint(env: NodeJS.ProcessEnv): string {
  const variable = PROXY_VARIABLES.find((name) => env[name]);
  if (!variable || env.NODE_USE_ENV_PROXY === '1') return '';
  return (
    `A proxy is set in ${variable}, which downloads by Node do not use by themselves ` +
    '(from Node 24 on they do, with NODE_USE_ENV_PROXY=1).'
  );
}
