import { el } from './nodes.js';

/**
 * A native select, so that keyboards, screen readers and phones know it. While it is closed the arrow
 * keys change its value at once, which must not press yet: then Enter does.
 */
export function menu({ label, face = label, className, options, press }) {
  const first = el('option', { value: '', disabled: true, hidden: true }, face);
  const rest = options.map((option) => el('option', { value: option.value }, option.label));
  const select = el('select', { className, ariaLabel: label }, first, ...rest);
  select.selectedIndex = 0;
  let browsing = false;
  const choose = () => {
    const choice = select.value;
    browsing = false;
    select.selectedIndex = 0;
    if (choice) press(choice);
  };
  select.addEventListener('keydown', (event) => {
    const enter = event.key === 'Enter' && browsing && select.value;
    browsing = !['Enter', ' '].includes(event.key);
    if (!enter) return;
    event.preventDefault();
    choose();
  });
  select.addEventListener('change', () => browsing || choose());
  select.addEventListener('pointerdown', () => {
    browsing = false;
  });
  return select;
}

/** A button that does something on this page. */
export function button(className, words, press) {
  const drawn = el('button', { type: 'button', className }, ...words);
  drawn.addEventListener('click', press);
  return drawn;
}
