import { useLayoutEffect, useRef, useState } from "react";

const NARROWEST = 300;

/** How wide the place of a drawing is: it is made as wide, so that its words stay as large as all others. */
export function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(720);
  useLayoutEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const measure = () => setWidth(Math.max(NARROWEST, Math.floor(place.clientWidth)));
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(place);
    return () => watching.disconnect();
  }, []);
  return [box, width] as const;
}
