// The process in which SQL from outside runs: a script of its own, so that it can be killed.
import "@qingdan/analytics/sandbox-worker";
