/** The booking desk: every order that other rooms may place here. */
export { type Doing, type Ok, type Refused } from "./doing.ts";
export { type Held, type Hold, holdSlot, releaseExpired, releaseHold } from "./holding.ts";
export { bookDirect, bookHeld, type Confirming, type Direct } from "./booking.ts";
export { cancelAppointment, type Cancelling, type Move, moveAppointment } from "./moving.ts";
export {
  type Becoming,
  enquiryToPatient,
  moveEnquiry,
  noteEnquiry,
  openEnquiry,
  ownEnquiry,
  proveContact,
} from "./enquiries.ts";
export { declineOffer, joinWaiting, type Joining, leaveWaiting, takeOffer } from "./waiting.ts";
export { offerFreed } from "./offering.ts";
export { neutralOr } from "./letters/unspoken.ts";
export { letterFor } from "./letters/write.ts";
export { calendarOf, openDesk } from "./letter-writing.ts";
export { answerEvening, confirmRide, nameRide, noteArrived, noteDone, noteMissed, onTheWay } from "./rides.ts";
export { bookSeries, type HeldOfSeries, holdSeries, releaseSeries, type Series, type SeriesHeld } from "./series.ts";
export { setBookingRules } from "./booking-rules.ts";
export { RIDE_LINK, type RideAsked, rideAskedIn } from "./ride-link.ts";
