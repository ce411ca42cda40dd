-- One row per course of infusions for lists; the truth is its stream, and the dates are booking's.
create table courses (
  clinic_id  uuid           not null,
  id         uuid           not null,
  patient_id uuid           not null,
  planned_at timestamptz(3) not null,
  version    integer        not null,
  body       json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('courses');
create index courses_patient on courses (clinic_id, patient_id, planned_at);

-- Under which names booking keeps the dates of a course.
create table course_series (
  clinic_id uuid not null,
  series    uuid not null,
  course_id uuid not null,
  primary key (clinic_id, series)
);
call belongs_to_clinic('course_series');

grant select, insert, update, delete on courses, course_series to afterglow_app;
