import { type Context, Hono } from "hono";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { aboutPage, tellAbout } from "./about.ts";
import { allergiesPage, sayAllergies } from "./allergies.ts";
import { circlePage, namePerson, personPage, releasePage, sayRelease } from "./circle.ts";
import { answerCheck, askTakeBack, consentCopy, consentPage, partAgain, readPart, sign, takeBack } from "./consents.ts";
import { checkInList, checkInPage, sendCheckIn, takeCheckInAnswer } from "./check-in.ts";
import { askDataCode, dataPage, enterDataCode, saveData } from "./data.ts";
import { decisionPage } from "./decision.ts";
import { documentsPage } from "./documents.ts";
import { type AddressOf, doorRoutes } from "./door-routes.ts";
import { formsPage } from "./forms.ts";
import { answerCondition, conditionPage, healthPage, morePage, tellMore } from "./health.ts";
import { helpNowPage } from "./help-now.ts";
import { homePage } from "./home.ts";
import { installableRoutes } from "./installable.ts";
import { looksPage } from "./looks.ts";
import { mePage } from "./me.ts";
import { filePage, messagesPage, newPage, threadPage, topicPage } from "./messages.ts";
import { medicinePage, tellMedicine } from "./medicine-details.ts";
import { addMedicine, endMedicine, medicinesPage, sayAll, searchMedicine } from "./medicines.ts";
import { tapToday, tellWishes } from "./mood.ts";
import { myVisitsPage, pastVisitPage } from "./my-visits.ts";
import { mobilePage, tellMobile } from "./mobile.ts";
import { type Own, withOwn } from "./own.ts";
import { endPartner, grantPartner, partnerPage } from "./partner.ts";
import { partnerRoutes } from "./partner-door.ts";
import { addPasskey, askToMake, passkeysPage, removePasskey } from "./passkeys.ts";
import { passkeyDoor } from "./passkey-door.ts";
import { reachPage, tellLanguage, tellQuiet } from "./reach.ts";
import { photoPage, takePhoto } from "./photo.ts";
import { questionnairePage, sendAnswers, takeAnswer } from "./questionnaires.ts";
import { begin, reply } from "./message-sending.ts";
import { roomScreenRoutes } from "./room.ts";
import { portalFiles } from "./portal-files.ts";
import { storyPage, tellStory } from "./story.ts";
import { safetyPlanPage } from "./safety-plan.ts";
import { takeOff, tellTreatment, treatmentPage } from "./treatment-one.ts";
import {
  addPage,
  chooseKind,
  chooseWhat,
  sayAllTreatments,
  searchWhat,
  treatmentsPage,
  whatPage,
} from "./treatments.ts";

const own = open("shows and takes what belongs to the patient who gave a code and their birth date, and nothing else");

type Show = (own: Own) => Response | Promise<Response>;

const page = (show: Show) => (c: Context<Signed>) => withOwn(c, show);

/** A patient's own pages, the same in each language. */
export function portalRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>()
    .route("/", portalFiles())
    .route("/", doorRoutes(addressOf))
    .route("/", passkeyDoor(addressOf))
    .route("/", installableRoutes())
    .route("/", partnerRoutes(addressOf))
    .route("/", roomScreenRoutes(addressOf));
  for (const my of ["/my", "/es/my"])
    routes
      .get(my, own, page(homePage))
      .get(`${my}/forms`, own, page(formsPage))
      .get(`${my}/help`, own, page(helpNowPage))
      .get(`${my}/visits`, own, page(myVisitsPage))
      .get(`${my}/visits/:visitId`, own, page(pastVisitPage))
      .get(`${my}/me`, own, page(mePage))
      .get(`${my}/decision`, own, page(decisionPage))
      .get(`${my}/documents`, own, page(documentsPage))
      .get(`${my}/safety-plan`, own, page(safetyPlanPage))
      .get(`${my}/language`, own, page(reachPage))
      .post(`${my}/language`, own, tellLanguage)
      .post(`${my}/quiet`, own, tellQuiet)
      .get(`${my}/mobile`, own, page(mobilePage))
      .post(`${my}/mobile`, own, tellMobile)
      .get(`${my}/photo`, own, page(photoPage))
      .post(`${my}/photo`, own, takePhoto)
      .route(my, sharing(addressOf))
      .route(my, aboutThem())
      .route(my, checkIns())
      .route(my, messages())
      .route(my, questionnaires())
      .route(my, consents())
      .route(my, medicines())
      .route(my, treatments())
      .route(my, health());
  return routes;
}

/** Which devices open their pages, whom they let look, who has looked, and what they take along. */
const sharing = (addressOf: AddressOf) =>
  new Hono<Signed>()
    .get("/passkeys", own, page(passkeysPage))
    .post("/passkeys", own, addPasskey)
    .post("/passkeys/ask", own, askToMake)
    .post("/passkeys/remove", own, removePasskey)
    .get("/partner", own, page(partnerPage))
    .post("/partner", own, grantPartner)
    .post("/partner/end", own, endPartner)
    .get("/looks", own, page(looksPage))
    .get("/data", own, page(dataPage))
    .post("/data/code", own, askDataCode(addressOf))
    .post("/data/enter", own, enterDataCode)
    .post("/data/everything", own, saveData("everything"))
    .post("/data/summary", own, saveData("summary"));

/** Who they are, and who is around them. */
const aboutThem = () =>
  new Hono<Signed>()
    .get("/about", own, page(aboutPage))
    .get("/about/:step", own, page(aboutPage))
    .post("/about", own, tellAbout)
    .post("/about/:step", own, tellAbout)
    .get("/circle", own, page(circlePage))
    .get("/circle/:role", own, page(personPage))
    .post("/circle/:role", own, namePerson)
    .get("/circle/:role/release", own, page(releasePage))
    .post("/circle/:role/release", own, sayRelease);

/** Written with the clinic, and read. */
const messages = () =>
  new Hono<Signed>()
    .get("/messages", own, page(messagesPage))
    .get("/messages/new", own, page(topicPage))
    .get("/messages/new/:topic", own, page(newPage))
    .post("/messages/new/:topic", own, begin)
    .get("/messages/:threadId", own, page(threadPage))
    .post("/messages/:threadId", own, reply)
    .get("/messages/:threadId/files/:fileId", own, page(filePage));

/** How they are between visits. */
const checkIns = () =>
  new Hono<Signed>()
    .get("/check-in", own, page(checkInList))
    .post("/check-in/mood", own, tapToday)
    .post("/check-in/wishes", own, tellWishes)
    .get("/check-in/:checkInId", own, page(checkInPage))
    .post("/check-in/:checkInId/send", own, sendCheckIn)
    .get("/check-in/:checkInId/:item", own, page(checkInPage))
    .post("/check-in/:checkInId/:item", own, takeCheckInAnswer);

const questionnaires = () =>
  new Hono<Signed>()
    .get("/q/:assessmentId", own, page(questionnairePage))
    .post("/q/:assessmentId/send", own, sendAnswers)
    .get("/q/:assessmentId/:item", own, page(questionnairePage))
    .post("/q/:assessmentId/:item", own, takeAnswer);

/** Read part by part, understood, signed; and taken back. */
const consents = () =>
  new Hono<Signed>()
    .get("/consent/:consentId", own, page(consentPage))
    .get("/consent/:consentId/part/:part", own, page(partAgain))
    .post("/consent/:consentId/part/:part", own, readPart)
    .post("/consent/:consentId/check/:question", own, answerCheck)
    .post("/consent/:consentId/sign", own, sign)
    .get("/consent/:consentId/paper", own, page(consentCopy))
    .get("/consent/:consentId/take-back", own, page(askTakeBack))
    .post("/consent/:consentId/take-back", own, takeBack);

/** What they take, and what they must not be given. */
const medicines = () =>
  new Hono<Signed>()
    .get("/allergies", own, page(allergiesPage))
    .post("/allergies", own, sayAllergies)
    .get("/medicines", own, page(medicinesPage))
    .post("/medicines/search", own, searchMedicine)
    .post("/medicines/add", own, addMedicine)
    .post("/medicines/all", own, sayAll)
    .get("/medicines/:medicineId", own, page(medicinePage))
    .post("/medicines/:medicineId", own, tellMedicine)
    .post("/medicines/:medicineId/end", own, endMedicine);

const treatments = () =>
  new Hono<Signed>()
    .get("/treatments", own, page(treatmentsPage))
    .get("/treatments/add", own, page(addPage))
    .post("/treatments/kind", own, chooseKind)
    .post("/treatments/all", own, sayAllTreatments)
    .get("/treatments/add/:kind", own, page(whatPage))
    .post("/treatments/add/:kind", own, searchWhat)
    .post("/treatments/add/:kind/begin", own, chooseWhat)
    .post("/treatments/:trialId/off", own, takeOff)
    .get("/treatments/:trialId/:step", own, page(treatmentPage))
    .post("/treatments/:trialId/:step", own, tellTreatment);

const health = () =>
  new Hono<Signed>()
    .get("/health", own, page(healthPage))
    .get("/health/:condition", own, page(conditionPage))
    .post("/health/:condition", own, answerCondition)
    .get("/health/:condition/more", own, page(morePage))
    .post("/health/:condition/more", own, tellMore)
    .get("/story", own, page(storyPage))
    .get("/story/:section", own, page(storyPage))
    .post("/story/:section", own, tellStory);
