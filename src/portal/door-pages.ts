import { html, raw } from "hono/html";
import type { Language } from "#clinic/events.ts";
import { type Asking, bookingWords, callButton, codeField, field, hidden, type Html, pathIn } from "#site/desk.ts";
import { type Kept, keptText } from "./door-back.ts";
import type { Sheet } from "./frame.ts";
import { keyPlace } from "./key-place.ts";
import { passkeyWords } from "./passkey-words.ts";

type DoorWords = {
  readonly title: string;
  readonly about: string;
  readonly email: string;
  readonly send: string;
  readonly waiting: string;
  readonly sent: (email: string) => string;
  readonly enter: string;
  readonly otherAddress: string;
  readonly who: string;
  readonly whoAbout: string;
  readonly month: string;
  readonly day: string;
  readonly year: string;
  readonly given: string;
  readonly go: string;
  readonly wrong: string;
  readonly several: string;
  readonly tooMany: string;
  readonly noChart: string;
  readonly noChartAbout: string;
  readonly visits: string;
  readonly back: string;
  readonly backAbout: string;
  readonly sendNow: string;
  readonly drop: string;
  readonly notYours: string;
  readonly notYoursAbout: string;
  readonly home: string;
};

const en: DoorWords = {
  title: "Your own pages",
  about: "Enter the e-mail address that the clinic writes to. We send you a code. You do not need a password.",
  email: "Your e-mail address",
  send: "Send me a code",
  waiting:
    "Twenty minutes passed, so we closed your pages. What you typed is not lost: come in again and you can send it.",
  sent: (email) => `If the clinic knows ${email}, a code of six digits is on its way there.`,
  enter: "Go on",
  otherAddress: "Use another address",
  who: "When were you born?",
  whoAbout: "Others may read the same mailbox. So we ask one thing more that we know of you.",
  month: "Month",
  day: "Day",
  year: "Year",
  given: "Your first name",
  go: "Open my pages",
  wrong: "This is not the birth date we have with this address. Check it and try again, or call the clinic.",
  several: "Two people with this address have this birth date. Enter your first name too, as the clinic knows it.",
  tooMany: "There were many tries with this address within the hour. Please try again later, or call the clinic.",
  noChart: "There is nothing to fill in yet",
  noChartAbout:
    "Your forms open here once the clinic has made your chart. We write to you then. Your visits you can see now.",
  visits: "See my visits",
  back: "You are back",
  backAbout: "This is what you had typed when your pages closed. Send it now, and it is saved.",
  sendNow: "Save what I had typed",
  drop: "Do not save it",
  notYours: "Nothing was saved",
  notYoursAbout:
    "This form belonged to somebody else who used this device, or was left open from before. So we saved nothing. Please open your form again.",
  home: "My pages",
};

const es: DoorWords = {
  title: "Sus propias páginas",
  about: "Escriba el correo al que le escribe la clínica. Le enviamos un código. No necesita contraseña.",
  email: "Su correo electrónico",
  send: "Envíenme un código",
  waiting:
    "Pasaron veinte minutos y cerramos sus páginas. Lo que escribió no se ha perdido: entre otra vez y podrá enviarlo.",
  sent: (email) => `Si la clínica conoce ${email}, ya va en camino un código de seis cifras.`,
  enter: "Seguir",
  otherAddress: "Usar otro correo",
  who: "¿Cuándo nació usted?",
  whoAbout: "Otras personas pueden leer el mismo correo. Por eso le preguntamos algo más que sabemos de usted.",
  month: "Mes",
  day: "Día",
  year: "Año",
  given: "Su nombre de pila",
  go: "Abrir mis páginas",
  wrong:
    "Esta no es la fecha de nacimiento que tenemos con este correo. Revísela y pruebe de nuevo, o llame a la clínica.",
  several:
    "Dos personas con este correo tienen esta fecha. Escriba también su nombre de pila, como lo conoce la clínica.",
  tooMany: "Hubo muchos intentos con este correo en una hora. Pruebe más tarde o llame a la clínica.",
  noChart: "Todavía no hay nada que llenar",
  noChartAbout:
    "Sus formularios se abren aquí cuando la clínica haya hecho su expediente. Le escribiremos entonces. Sus citas ya las puede ver.",
  visits: "Ver mis citas",
  back: "Ya está de vuelta",
  backAbout: "Esto es lo que había escrito cuando se cerraron sus páginas. Envíelo ahora y queda guardado.",
  sendNow: "Guardar lo que escribí",
  drop: "No guardarlo",
  notYours: "No se guardó nada",
  notYoursAbout:
    "Este formulario era de otra persona que usó este dispositivo, o quedó abierto de antes. Por eso no guardamos nada. Abra de nuevo su formulario.",
  home: "Mis páginas",
};

export const doorWords: Readonly<Record<Language, DoorWords>> = { en, es };

export type AtDoor = { readonly email: string; readonly kept: Kept; readonly fault: string | null };

const carried = ({ email, kept }: AtDoor) =>
  hidden({ ...(email !== "" && { email }), to: kept.to, kept: keptText(kept.fields) });

const waits = (said: DoorWords, { kept }: AtDoor): Html | "" =>
  Object.keys(kept.fields).length === 0 ? "" : html`<p class="notice" role="status">${said.waiting}</p>`;

/** Which address? */
export function doorPage(asking: Asking, at: AtDoor): Sheet {
  const { lang } = asking;
  const said = doorWords[lang];
  const body = html`${waits(said, at)}
    <p>${said.about}</p>
    <form method="post" action="${pathIn(lang, "/my/door/code")}" novalidate>
      ${carried({ ...at, email: "" })}
      ${field({
        name: "email",
        label: said.email,
        value: at.email,
        fault: at.fault ?? undefined,
        type: "email",
        autocomplete: "email",
        needed: true,
        most: 254,
      })}
      <p class="acts"><button class="btn solid">${said.send}</button></p>
    </form>
    ${passkeyForm(asking, at)}`;
  return { title: said.title, body, path: "/my/door" };
}

/** For whoever set it up on this device. Shown by our script, in a browser that can. */
function passkeyForm(asking: Asking, at: AtDoor): Html | "" {
  const { lang } = asking;
  if (keyPlace(asking) === null) return "";
  const said = passkeyWords[lang];
  const unsaid = hidden({ id: "", client: "", data: "", signature: "", handle: "" });
  return html`<div data-passkey="${pathIn(lang, "/my/door/passkey/ask")}" data-fault="${said.notTaken}" hidden>
    <form method="post" action="${pathIn(lang, "/my/door/passkey")}">
      ${carried({ ...at, email: "" })} ${unsaid}
      <p>${said.or}</p>
      <p class="acts"><button class="btn ghost">${said.enter}</button></p>
      <p class="fault" role="alert"></p>
    </form>
  </div>`;
}

/** The code. The page is the same for an address we know and for one we do not. */
export function codePage({ lang }: Asking, at: AtDoor): Sheet {
  const said = doorWords[lang];
  const body = html`<p role="status">${said.sent(at.email)}</p>
    <form method="post" action="${pathIn(lang, "/my/door/enter")}" novalidate>
      ${carried(at)} ${codeField(lang, at.fault)}
      <p class="acts"><button class="btn solid">${said.enter}</button></p>
    </form>
    <div class="backward">
      <form method="post" action="${pathIn(lang, "/my/door/code")}">
        ${carried(at)}<button class="plain">${bookingWords[lang].again}</button>
      </form>
      <a class="plain" href="${pathIn(lang, "/my/door")}">${said.otherAddress}</a>
    </div>`;
  return { title: bookingWords[lang].codeTitle, body };
}

type Birth = { readonly month: string; readonly day: string; readonly year: string; readonly given: string };

/** The birth date; where two share a mailbox and a birthday, the first name too. */
export function whoPage(asking: Asking, at: AtDoor, typed: Birth, asksName: boolean): Sheet {
  const { lang, site } = asking;
  const said = doorWords[lang];
  const number = (name: "month" | "day" | "year", most: number) =>
    html`<div class="field">
      <label for="${name}">${said[name]}</label>
      <input
        id="${name}"
        name="${name}"
        inputmode="numeric"
        maxlength="${most}"
        value="${typed[name]}"
        autocomplete="bday-${name}"
        ${at.fault === null ? "" : raw('aria-invalid="true" aria-describedby="who-fault"')}
      />
    </div>`;
  const order = lang === "en" ? (["month", "day"] as const) : (["day", "month"] as const);
  const body = html`<p>${said.whoAbout}</p>
    <form method="post" action="${pathIn(lang, "/my/door/who")}" novalidate>
      ${carried({ ...at, email: "" })}
      <div class="birth">${order.map((name) => number(name, 2))} ${number("year", 4)}</div>
      ${at.fault === null ? "" : html`<p class="fault" id="who-fault" role="alert">${at.fault}</p>`}
      ${asksName ? field({ name: "given", label: said.given, value: typed.given, autocomplete: "given-name", most: 80 }) : ""}
      <p class="acts">
        <button class="btn solid">${said.go}</button>${at.fault === null ? "" : callButton(site, lang)}
      </p>
    </form>`;
  return { title: said.who, body, path: "/my/door" };
}

/** They are somebody we know, and there is no chart yet. */
export function noChartPage({ lang, site }: Asking): Sheet {
  const said = doorWords[lang];
  const body = html`<p>${said.noChartAbout}</p>
    <p class="acts">
      <a class="btn solid" href="${pathIn(lang, "/visits")}">${said.visits}</a>${callButton(site, lang)}
    </p>`;
  return { title: said.noChart, body, path: "/my/door" };
}

/** In again: what they had typed, to be sent by their own press. */
export function backPage({ lang }: Asking, { to, fields }: Kept): Sheet {
  const said = doorWords[lang];
  const body = html`<p>${said.backAbout}</p>
    <form method="post" action="${pathIn(lang, to)}">
      ${hidden(fields)}
      <p class="acts">
        <button class="btn solid">${said.sendNow}</button>
        <a class="btn ghost" href="${pathIn(lang, "/my")}">${said.drop}</a>
      </p>
    </form>`;
  return { title: said.back, body, path: "/my" };
}

export function notYourFormPage({ lang }: Asking): Sheet {
  const said = doorWords[lang];
  const body = html`<p role="alert">${said.notYoursAbout}</p>
    <p class="acts"><a class="btn solid" href="${pathIn(lang, "/my")}">${said.home}</a></p>`;
  return { title: said.notYours, body, path: "/my" };
}
