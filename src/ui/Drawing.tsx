import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import styles from "./Drawing.module.css";

const NARROWEST = 300;

type Props = {
  readonly height: number;
  /** The same in words, for whoever does not see it. */
  readonly says: string;
  readonly children: (width: number) => ReactNode;
  readonly caption: string | null;
};

/** A drawing made as wide as its place, so that its words stay as large as all others. */
export function Drawing({ height, says, children, caption }: Props) {
  const [box, width] = useWidth();
  return (
    <figure className={styles.drawing} ref={box}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={says}>
        {children(width)}
      </svg>
      {caption !== null && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function useWidth() {
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
