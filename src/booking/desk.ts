/** The booking desk: every order that other rooms may place here. */
export { type Doing, type Ok, type Refused } from "./doing.ts";
export { type Hold, holdSlot, releaseExpired, releaseHold } from "./holding.ts";
export { bookDirect, bookHeld, type Direct } from "./booking.ts";
export { cancelAppointment, moveAppointment } from "./moving.ts";
export { enquiryToPatient, moveEnquiry, noteEnquiry, openEnquiry, ownEnquiry, proveContact } from "./enquiries.ts";
export { declineOffer, joinWaiting, leaveWaiting, takeOffer } from "./waiting.ts";
export { neutralOr } from "./letters/unspoken.ts";
export { letterFor } from "./letters/write.ts";
export { calendarOf, openDesk, postTo, senderOf } from "./letter-writing.ts";
export {
  answerEvening,
  confirmRide,
  nameRide,
  noteArrived,
  noteDone,
  noteMissed,
  onTheWay,
  takeArrivalBack,
} from "./rides.ts";
export { bookSeries, holdSeries, releaseSeries, type Series } from "./series.ts";
export { setBookingRules } from "./booking-rules.ts";
export { RIDE_LINK, type RideAsked, rideAskedIn } from "./ride-link.ts";
export { keepDisplaced } from "./displaced.ts";
