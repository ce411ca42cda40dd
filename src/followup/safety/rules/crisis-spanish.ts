import type { Source } from "#clinic/events.ts";
import type { CrisisRow } from "./crisis-words.ts";

const ours: Source = { from: "ours; reliability reference E14 asks for crisis words", evidence: "P" };

const row = (id: string, finds: RegExp): CrisisRow => ({ id: `es-${id}`, language: "es", finds, source: ours });

/** "quiero" as it is typed in a hurry, and its neighbours. */
const QUIERO = String.raw`(?:quiero|kiero|qiero|quisiera|queria|deseo|desearia|prefiero|preferiria|pienso en|pensando en|pienso|ganas de|voy a|idea de|ideas de|intente|intentar|trate de|a punto de)`;

export const spanish: readonly CrisisRow[] = [
  row("suicidio", /\bsui[csz]id\w*|\bsucid\w*|\bsuisid\w*/),
  row(
    "matarme",
    /\bmatarme\b|\bmatar ?me\b|\bme (?:quiero|kiero|voy a|quisiera|gustaria) matar\b|\bme mato\b|\bme mate\b|\bmatar a mi mism[oa]\b/,
  ),
  row("morir", new RegExp(String.raw`\b${QUIERO} (?:\w+ ){0,2}(?:morir(?:me)?|morirse|la muerte|muert[oa])\b`)),
  row(
    "me-quiero-morir",
    /\bme (?:quiero|kiero|quisiera|gustaria|voy a|dan ganas de) morir\b|\bojala (?:me )?(?:muera|muriera|estuviera muert[oa]|no (?:despertara|despierte|hubiera nacido))\b/,
  ),
  row(
    "quitarme-la-vida",
    /\b(?:quitarme|quitar|me (?:quiero|voy a) quitar|acabar con|terminar con|arrebatarme) (?:mi |la |con )?(?:propia )?vida\b/,
  ),
  row("acabar-con-todo", /\b(?:acabar|terminar)(?: ya| de una vez)? con (?:todo|esto|mi sufrimiento|mi dolor)\b/),
  row(
    "no-quiero-vivir",
    /\b(?:no|ya no|nunca) (?:quiero|kiero|quisiera|deseo|tengo ganas de|merezco|puedo) (?:seguir )?(?:vivir|viviendo|vivo|viva|existir|despertar(?:me)?|estar (?:aqui|viv[oa])|seguir(?: asi| aqui| adelante| mas)?$)/,
  ),
  row("no-puedo-mas", /\b(?:ya )?no (?:puedo|aguanto|soporto|doy)(?: \w+){0,2} mas\b|\bno puedo seguir\b/),
  row(
    "sin-razon-para-vivir",
    /\b(?:no (?:tengo|hay|encuentro|veo)|sin|ninguna|nada) (?:\w+ ){0,2}(?:razon|razones|motivo|motivos|sentido|ganas|por que|por lo que)? ?(?:para|de|en|a)? ?(?:que )?(?:vivir|seguir viviendo|seguir viv[oa])\b|\bcansad[oa] de (?:vivir|la vida|existir)\b/,
  ),
  row("no-vale-la-pena", /\b(?:vida|vivir)(?: ya)? no (?:vale|tiene|merece)\b|\bno vale la pena (?:vivir|seguir)\b/),
  row(
    "mejor-muerto",
    /\bmejor (?:muert[oa]|sin mi|si (?:me muero|no estuviera|no existiera|me muriera|desaparezco))\b|\bestar(?:ia)?n? mejor sin mi\b|\bestar muert[oa]\b/,
  ),
  row(
    "hacerme-dano",
    /\b(?:hacerme|me (?:quiero|voy a) hacer|hago|hice) ?(?:mucho )?dano\b|\b(?:lastimarme|cortarme|herirme|ahorcarme|colgarme|envenenarme|dispararme|ahogarme|quemarme|autolesion\w*)\b|\bcortarme las venas\b/,
  ),
  row(
    "medios",
    /\b(?:tirarme|lanzarme|aventarme|arrojarme|saltar) (?:de|del|desde|al|a la|por)\b|\bpegarme un tiro\b|\bsobredosis\b|\b(?:tomarme|tomar|tragar(?:me)?|tome) (?:todas|todos|toda|un monton de|el frasco)(?: \w+){0,3} ?(?:pastillas|pildoras|medicinas|medicamentos|frasco)?\b/,
  ),
  row(
    "despedida",
    /\b(?:carta|nota|mensaje) de despedida\b|\bdespedirme (?:de todos|para siempre)\b|\badios para siempre\b|\bdesaparecer para siempre\b|\bno (?:estare|voy a estar) (?:aqui|manana|mas)\b/,
  ),
  row("dano-a-otros", /\bmatar a (?:mi|alguien|todos|mis|el|ella|su)\b|\b(?:lo|la|los|las) voy a matar\b/),
];
