/** Milliseconds until a stream that the browser has given up is tried again. */
const AGAIN = 1000;

/**
 * Keeps the stream of posts open, and says when the bot is gone or back. The bot keeps a few streams
 * only; a page that lost its own to another takes it back when somebody turns to it.
 */
export function connect({ received, up, down }) {
  const source = new EventSource('/events');
  const again = () => connect({ received, up, down });
  source.onopen = up;
  source.onmessage = (event) => received(JSON.parse(event.data));
  source.onerror = () => {
    down();
    if (source.readyState === EventSource.CLOSED) setTimeout(again, AGAIN);
  };
  source.addEventListener('elsewhere', () => {
    source.close();
    addEventListener('focus', again, { once: true });
  });
}

/** Sends JSON to the bot; a TypeError where it cannot be reached, else its own words. */
export async function send(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
