# Answers of R to which src/science is compared. Run with R and its package "survival" (Debian: r-base-core, r-cran-survival):
#   Rscript tests/oracles/make-oracles.R
# Writes survival.json, proportions.json, student.json and effect.json beside itself, every number with 15 digits. "Inf" and NA become null.
library(survival)

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
num <- function(x) ifelse(is.na(x) | is.infinite(x), "null", sprintf("%.15g", x))
arr <- function(x) paste0("[", paste(num(x), collapse = ", "), "]")
obj <- function(...) { a <- list(...); paste0("{", paste(sprintf("\"%s\": %s", names(a), unlist(a)), collapse = ", "), "}") }
str <- function(x) paste0("\"", x, "\"")
save <- function(name, rows) writeLines(paste0("[\n", paste(rows, collapse = ",\n"), "\n]"), file.path(here, name))

probs <- c(0.1, 0.25, 0.5, 0.75, 0.9)
band <- function(time, status, type, level) {
  f <- survfit(Surv(time, status) ~ 1, conf.type = type, conf.int = level)
  q <- quantile(f, probs)
  m <- summary(f)$table
  obj(type = str(type), level = num(level), lower = arr(f$lower), upper = arr(f$upper),
      quantile = arr(q$quantile), quantileLower = arr(q$lower), quantileUpper = arr(q$upper),
      median = arr(m[c("median", paste0(level, "LCL"), paste0(level, "UCL"))]))
}
fit <- function(name, time, status) {
  f <- survfit(Surv(time, status) ~ 1)
  bands <- c(band(time, status, "log", 0.95), band(time, status, "log-log", 0.95),
             band(time, status, "plain", 0.95), band(time, status, "log", 0.8))
  obj(name = str(name), times = arr(time), events = arr(status), at = arr(f$time), atRisk = arr(f$n.risk),
      fell = arr(f$n.event), censored = arr(f$n.censor), survival = arr(f$surv), cumulativeError = arr(f$std.err),
      probs = arr(probs), bands = paste0("[", paste(bands, collapse = ", "), "]"))
}
deaths <- subset(colon, etype == 2)
save("survival.json", c(
  fit("lung", lung$time, lung$status - 1),
  fit("lung, men", lung$time[lung$sex == 1], lung$status[lung$sex == 1] - 1),
  fit("lung, women", lung$time[lung$sex == 2], lung$status[lung$sex == 2] - 1),
  fit("veteran, standard", veteran$time[veteran$trt == 1], veteran$status[veteran$trt == 1]),
  fit("veteran, test", veteran$time[veteran$trt == 2], veteran$status[veteran$trt == 2]),
  fit("aml, maintained", aml$time[aml$x == "Maintained"], aml$status[aml$x == "Maintained"]),
  fit("aml, not maintained", aml$time[aml$x != "Maintained"], aml$status[aml$x != "Maintained"]),
  fit("ovarian", ovarian$futime, ovarian$fustat),
  fit("kidney", kidney$time, kidney$status),
  fit("colon, deaths", deaths$time, deaths$status),
  fit("nobody relapsed", c(3, 5, 5, 8), c(0, 0, 0, 0)),
  fit("one, relapsed", 7, 1),
  fit("one, censored", 7, 0),
  fit("everybody relapsed", c(1, 2, 3), c(1, 1, 1)),
  fit("flat at one half to the end", c(1, 2, 3, 4), c(1, 1, 0, 0)),
  fit("flat at one half, then on", c(1, 2, 3, 4), c(1, 1, 0, 1)),
  fit("relapsed and censored on one day", c(4, 4, 4, 9, 9, 12), c(1, 0, 1, 1, 0, 0)),
  fit("from day zero", c(0, 0, 2, 6), c(0, 1, 0, 1))))

share <- function(x, n, level) {
  wilson <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
  exact <- binom.test(x, n, conf.level = level)$conf.int
  obj(x = num(x), n = num(n), level = num(level), wilson = arr(wilson), exact = arr(exact))
}
pairs <- list(c(0, 1), c(1, 1), c(0, 10), c(10, 10), c(1, 10), c(5, 10), c(3, 17), c(17, 61), c(33, 61), c(61, 61),
              c(288, 537), c(155, 537), c(45, 537), c(1, 1500), c(4321, 9999))
save("proportions.json", c(sapply(pairs, function(p) share(p[1], p[2], 0.95)), sapply(pairs, function(p) share(p[1], p[2], 0.8))))

grid <- c(0.55, 0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.9999)
quantiles <- function(df) obj(df = num(df), p = arr(grid), t = arr(qt(grid, df)))
save("student.json", c(sapply(c(1, 2, 3, 5, 9, 10, 29, 60, 250, 9999), quantiles), obj(df = "null", p = arr(grid), t = arr(qnorm(grid)))))

# Cohen's d of a change in the same people, over the root of the mean variance, with the interval of Bonett 2008 (its formula 8, as
# the package "statpsych" has it in ci.stdmean.ps). The pairs are R's own data sets "sleep" (Student 1908), and made up.
effect <- function(before, after, level) {
  df <- length(before) - 1; s1 <- sd(before); s2 <- sd(after); r <- cor(before, after)
  s <- sqrt((s1^2 + s2^2) / 2); d <- (mean(before) - mean(after)) / s
  se <- sqrt(d^2 * (s1^4 + s2^4 + 2 * r^2 * s1^2 * s2^2) / (8 * df * s^4) + (s1^2 + s2^2 - 2 * r * s1 * s2) / (df * s^2))
  z <- qnorm(1 - (1 - level) / 2)
  obj(before = arr(before), after = arr(after), level = num(level), d = num(d), low = num(d - z * se), high = num(d + z * se))
}
scores <- list(list(sleep$extra[sleep$group == 2], sleep$extra[sleep$group == 1]),
               list(c(20, 18, 16, 22, 25, 19, 14, 21, 17, 23), c(10, 9, 15, 4, 12, 19, 3, 8, 2, 11)),
               list(c(12, 15, 11, 20, 27, 9, 14, 16, 18, 22, 13, 10), c(14, 15, 13, 19, 27, 12, 14, 18, 17, 24, 15, 12)))
save("effect.json", c(sapply(scores, function(p) effect(p[[1]], p[[2]], 0.95)), sapply(scores, function(p) effect(p[[1]], p[[2]], 0.8))))
