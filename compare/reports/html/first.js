"use strict";
document.documentElement.classList.add("js"); // before anything is laid out, so that it is laid out once
