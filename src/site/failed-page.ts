import type { Context } from "hono";
import { html } from "hono/html";
import { languageOf, pathIn } from "./tongues.ts";

const failed = {
  en: {
    title: "Something failed on our side",
    says: "What you entered may not have reached us. Go back in your browser: it is still there. Then try again, or call the clinic.",
  },
  es: {
    title: "Algo falló de nuestro lado",
    says: "Puede que lo que escribió no nos haya llegado. Vuelva atrás en su navegador: allí sigue. Pruebe de nuevo o llame a la clínica.",
  },
} as const;

const outOfDate = {
  en: {
    title: "This page is out of date",
    says: "Something changed in the meantime, or this form was sent before with other entries. Nothing was stored this time. Look at the page anew and send it again, or call the clinic.",
  },
  es: {
    title: "Esta página ya no está al día",
    says: "Algo cambió entretanto, o este formulario ya se envió con otros datos. Esta vez no se guardó nada. Abra la página de nuevo y vuelva a enviarlo, o llame a la clínica.",
  },
} as const;

const tooMany = {
  en: {
    title: "Please wait a minute",
    says: "Very many pages were asked for from your connection. What you entered is still there if you go back in your browser. Wait a minute, then try again, or call the clinic.",
  },
  es: {
    title: "Espere un minuto, por favor",
    says: "Desde su conexión se pidieron muchísimas páginas. Lo que escribió sigue allí si vuelve atrás en su navegador. Espere un minuto y pruebe de nuevo, o llame a la clínica.",
  },
} as const;

const words = {
  en: {
    danger: "In danger or thinking of ending your life? Call or text 988 now, or call 911.",
    start: "Start page",
  },
  es: {
    danger:
      "¿Está en peligro o piensa en quitarse la vida? Llame o envíe un mensaje de texto al 988 ahora, o llame al 911.",
    start: "Página de inicio",
  },
} as const;

/** For the public, when the house itself fails. */
export const failedPage = (c: Context): Response | Promise<Response> => plainPage(c, failed, 500);

/** For a form that was overtaken: by somebody else, or by an earlier one of the same number. */
export const outOfDatePage = (c: Context): Response | Promise<Response> => plainPage(c, outOfDate, 409);

/** For whoever asks for more pages in a minute than a person reads. */
export function tooManyPage(c: Context): Response | Promise<Response> {
  c.header("retry-after", "60");
  return plainPage(c, tooMany, 429);
}

type Said = typeof failed | typeof outOfDate | typeof tooMany;

/** It needs neither database nor stylesheet. */
function plainPage(c: Context, what: Said, status: 409 | 429 | 500): Response | Promise<Response> {
  const lang = languageOf(c.req.path);
  const said = { ...words[lang], ...what[lang] };
  c.header("cache-control", "no-store");
  return c.html(
    html`<!doctype html>
      <html lang="${lang}">
        <head>
          <meta charset="utf-8" />
          <title>${said.title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
        </head>
        <body>
          <p>${said.danger}</p>
          <main>
            <h1>${said.title}</h1>
            <p>${said.says}</p>
            <p><a href="${pathIn(lang, "/")}">${said.start}</a></p>
          </main>
        </body>
      </html>`,
    status,
  );
}
