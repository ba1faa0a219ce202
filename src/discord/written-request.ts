import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/**
 * Writes a form with files out before it is sent. All versions of undici in a process share one default
 * dispatcher, that of whichever was loaded first, and from version 8 on it refuses every form that is not of
 * its own making: https://github.com/nodejs/undici, lib/core/request.js, "FormData from other sources".
 */
export const makeWrittenRequest: MakeRequest = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const headers = new Headers(init.headers as HeadersInit);
  headers.set('content-type', form.headers.get('content-type') ?? 'multipart/form-data');
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers: Object.fromEntries(headers),
    body: await form.bytes(),
  });
};
