/**
 * An expression for a page: the texts whose colour and ground are closer than WCAG 2.2 allows for text of ordinary size (1.4.3). A
 * gradient counts as each of its colours.
 */
export const contrastFaults = `(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = numbers(color).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const groundsOf = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      const drawn = backgroundImage.match(/rgba?\\([^)]*\\)/g);
      if (drawn) return drawn;
      if (numbers(backgroundColor)[3] !== 0) return [backgroundColor];
    }
    return ["rgb(255, 255, 255)"];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (text.data.trim() === "" || element.closest("style, svg") || !element.checkVisibility()) continue;
    const { color } = getComputedStyle(element);
    const least = Math.min(...groundsOf(element).map((ground) => ratio(luminance(color), luminance(ground))));
    if (least < 4.5) faults.push(least.toFixed(2) + " " + text.data.trim().slice(0, 40));
  }
  return faults;
})()`;
