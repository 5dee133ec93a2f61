// Made by scripts/generate-contract.mjs from openapi/. Do not edit.
export const openapi = {
 "openapi": "3.1.0",
 "info": {
  "title": "Diploma aggregation service",
  "version": "1.2.0",
  "summary": "One shared record per Diploma learner, for centres and awarding bodies.",
  "license": {
   "name": "MIT",
   "identifier": "MIT"
  },
  "description": "The direct interface of the Diploma aggregation service. A centre's management information system (MIS) opens\nlearner accounts, registers line and level of learning, records completion of personal, learning and thinking\nskills (PLTS) and of work experience, and claims the Diploma on the learner's behalf.\n\n**Signing in.** Get an access token at `/oauth/token` (client credentials; `private_key_jwt`, or a client secret in\na sandbox) and send it as `Authorization: Bearer …`. It lasts 10 minutes.\n\n**Acting for a centre.** A call acts for one centre, named in the `DAS-Centre` header. The centre must have\ngranted your organisation authority. A learner of another centre is answered exactly as one that does not exist: 404.\n\n**Awarding bodies.** A call of an awarding body without `DAS-Centre` is its own: it posts results, and decides on\nclaims. With `DAS-Centre` it is the third-party learner administrator of that centre, if the centre has granted it\nauthority: it keeps learner accounts and registrations (`learners:read`, `learners:write`), and sees what the centre\nsees, from when it is published. The history names the centre and the awarding body. Completions, claims and\nassociations with awarding bodies stay the centre's own acts.\n\n**Who did it.** Every write carries `DAS-Actor`: the person who pressed the button, as your system knows them.\n\n**Writing safely.** `Idempotency-Key` on every POST that stores something: the same key and body give the first\nanswer again for 24 hours. `If-Match` on PATCH and PUT of a record that exists. `validateOnly=true` on any write\nsays exactly what would happen and stores nothing.\n\n**When something is wrong.** Every error is `application/problem+json` (RFC 9457) and lists every failure at once,\neach with the rule it broke and who has to act. The `type` is an address that explains the problem to people. An\nunexpected failure of the service itself is a 500 with the code `internal-error`.\n\n**Time.** A sandbox has a clock of its own, set in the years when the Diploma ran. Dates are judged by that clock.\n"
 },
 "servers": [
  {
   "url": "/",
   "description": "This service"
  }
 ],
 "security": [
  {
   "das": []
  }
 ],
 "tags": [
  {
   "name": "Service",
   "description": "Is the service up, and how is it doing."
  },
  {
   "name": "Tokens",
   "description": "OAuth 2.0 client credentials."
  },
  {
   "name": "Reference",
   "description": "Lines, levels, qualifications, awarding bodies, centres and rules."
  },
  {
   "name": "Learner accounts",
   "description": "Open, amend, close, reopen and transfer learner accounts, and read their history."
  },
  {
   "name": "Line and level",
   "description": "Register a learner for a Diploma, and see how far it is."
  },
  {
   "name": "Programmes",
   "description": "Planned programmes of study."
  },
  {
   "name": "Component completion",
   "description": "Personal, learning and thinking skills, and work experience."
  },
  {
   "name": "Claims",
   "description": "Claim a Diploma on the learner's behalf."
  },
  {
   "name": "Results",
   "description": "Results of constituent qualifications."
  },
  {
   "name": "Awards",
   "description": "What Diplomas come to, awards and certificates."
  },
  {
   "name": "Batch files",
   "description": "Send many rows in one file, and read what came of each."
  },
  {
   "name": "Extracts",
   "description": "The centre's records as a file."
  },
  {
   "name": "Statistics",
   "description": "How many learners take Diplomas, and how many are awarded. For everybody."
  },
  {
   "name": "Service management",
   "description": "For those who run the service: the catalogue, and the grading schemes."
  }
 ],
 "paths": {
  "/health/live": {
   "get": {
    "operationId": "getHealthLive",
    "tags": [
     "Service"
    ],
    "summary": "Is the process alive?",
    "description": "Answers as long as the process runs. It touches nothing else.",
    "security": [],
    "responses": {
     "200": {
      "description": "It is.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Health"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     }
    }
   }
  },
  "/health/ready": {
   "get": {
    "operationId": "getHealthReady",
    "tags": [
     "Service"
    ],
    "summary": "Can the service take requests?",
    "description": "Asks the database.",
    "security": [],
    "responses": {
     "200": {
      "description": "It can.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Health"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/service-status": {
   "get": {
    "operationId": "getServiceStatus",
    "tags": [
     "Service"
    ],
    "summary": "How is the service doing?",
    "description": "The public status line, the environment and the versions.",
    "security": [],
    "responses": {
     "200": {
      "description": "The status.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ServiceStatus"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/oauth/token": {
   "post": {
    "operationId": "issueToken",
    "tags": [
     "Tokens"
    ],
    "summary": "Get an access token",
    "description": "OAuth 2.0 client credentials. A client signs an assertion with its own key (`private_key_jwt`); in a sandbox a\nclient secret will do. Every refusal of a client looks the same.\n",
    "security": [],
    "requestBody": {
     "required": true,
     "content": {
      "application/x-www-form-urlencoded": {
       "schema": {
        "$ref": "#/components/schemas/TokenRequest"
       },
       "example": {
        "grant_type": "client_credentials",
        "scope": "learners:read learners:write"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The token.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Token"
        }
       }
      }
     },
     "400": {
      "description": "The request is not one of this endpoint's.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TokenError"
        }
       },
       "application/problem+json": {
        "schema": {
         "$ref": "#/components/schemas/Problem"
        }
       }
      }
     },
     "401": {
      "description": "The client is not known or could not prove itself.",
      "headers": {
       "WWW-Authenticate": {
        "$ref": "#/components/headers/Authenticate"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TokenError"
        }
       }
      }
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/.well-known/oauth-authorization-server": {
   "get": {
    "operationId": "getAuthorizationServerMetadata",
    "tags": [
     "Tokens"
    ],
    "summary": "How to get tokens here",
    "description": "Authorization server metadata (RFC 8414).",
    "security": [],
    "responses": {
     "200": {
      "description": "The metadata.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AuthorizationServerMetadata"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     }
    }
   }
  },
  "/.well-known/jwks.json": {
   "get": {
    "operationId": "getJwks",
    "tags": [
     "Tokens"
    ],
    "summary": "The keys that sign access tokens",
    "description": "The key in use, the next one, and those whose tokens may still be about.",
    "security": [],
    "responses": {
     "200": {
      "description": "The keys.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Jwks"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/lines-of-learning": {
   "get": {
    "operationId": "listLinesOfLearning",
    "tags": [
     "Reference"
    ],
    "summary": "Lines of learning",
    "description": "The lines, with the phases and dates of the national roll-out.",
    "responses": {
     "200": {
      "description": "The lines.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/LinesOfLearning"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/levels": {
   "get": {
    "operationId": "listLevels",
    "tags": [
     "Reference"
    ],
    "summary": "Levels",
    "description": "The four Diplomas, with their levels and grades.",
    "responses": {
     "200": {
      "description": "The levels.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Levels"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/qualifications": {
   "get": {
    "operationId": "listQualifications",
    "tags": [
     "Reference"
    ],
    "summary": "Qualifications of the catalogue",
    "description": "What may count towards a Diploma.",
    "parameters": [
     {
      "name": "line",
      "in": "query",
      "required": false,
      "description": "Only those that count for this line.",
      "schema": {
       "$ref": "#/components/schemas/LineCode"
      }
     },
     {
      "name": "level",
      "in": "query",
      "required": false,
      "description": "Only those of this national level.",
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 3
      }
     },
     {
      "name": "component",
      "in": "query",
      "required": false,
      "description": "Only those of this component.",
      "schema": {
       "$ref": "#/components/schemas/Component"
      }
     },
     {
      "name": "awardingBody",
      "in": "query",
      "required": false,
      "description": "Only those of this awarding body.",
      "schema": {
       "$ref": "#/components/schemas/AwardingBodyCode"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "The qualifications, by number.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Qualifications"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/qualifications/{qan}": {
   "parameters": [
    {
     "name": "qan",
     "in": "path",
     "required": true,
     "description": "The qualification number, without slashes.",
     "schema": {
      "$ref": "#/components/schemas/Qan"
     },
     "example": "9000002X"
    }
   ],
   "get": {
    "operationId": "getQualification",
    "tags": [
     "Reference"
    ],
    "summary": "A qualification of the catalogue",
    "description": "One qualification, by its number.",
    "responses": {
     "200": {
      "description": "The qualification.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Qualification"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/catalogue": {
   "get": {
    "operationId": "exportCatalogue",
    "tags": [
     "Reference"
    ],
    "summary": "The catalogue as a file",
    "description": "All of it as CSV, by qualification number, with the columns of `loadCatalogue`. Loaded as it is, it changes nothing.",
    "responses": {
     "200": {
      "description": "The file.",
      "headers": {
       "Content-Disposition": {
        "$ref": "#/components/headers/Disposition"
       }
      },
      "content": {
       "text/csv": {
        "schema": {
         "$ref": "#/components/schemas/CatalogueFile"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "loadCatalogue",
    "tags": [
     "Service management"
    ],
    "summary": "Load the catalogue",
    "description": "Adds the qualifications of a file to the catalogue, and changes those that it has already. All of the file is\ntaken, or nothing: every line with something wrong is named in the answer, with its column.\n\nA qualification that is not in the file stays as it is. None is taken away, because results rest on it: end it by\n`ValidTo`. A file that changes nothing does nothing. One that does makes a further version of the catalogue, and\nwhat Diplomas come to is worked out anew for every learner.\n\nThe file is CSV, with headings, in UTF-8. All columns are needed, in any order; an empty cell says that there is\nnothing:\n\n- `QualificationNumber`: with or without slashes\n- `Title`\n- `AwardingBody`: its code\n- `Component`: `principalLearning`, `project`, `functionalSkills` or `additionalAndSpecialist`\n- `Subject`: of a functional skill, `english`, `mathematics` or `ict`\n- `Lines`: of learning, with semicolons between them; empty for every line\n- `Level`: the national level\n- `GradeLevels`: where the level depends on the grade, such as `C=2; D=1`\n- `GuidedLearningHours`\n- `BarringCode`: empty or `ZZZZ` when it bars nothing\n- `MinimumAge`\n- `ValidFrom`, `ValidTo`: the first and the last day in force\n- `Units`: such as `EN201 (60) Engineering Around Us; EN202 (60) Designing for a Purpose`\n",
    "x-largest-body": 16777216,
    "security": [
     {
      "das": [
       "catalogue:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Manager"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "description": "The file as it is, at most 16 MB and 50,000 qualifications.",
     "content": {
      "text/csv": {
       "schema": {
        "$ref": "#/components/schemas/CatalogueFile"
       },
       "example": "QualificationNumber,Title,AwardingBody,Component,Subject,Lines,Level,GradeLevels,GuidedLearningHours,BarringCode,MinimumAge,ValidFrom,ValidTo,Units\n900/1001/0,Pennine Level 2 Award in Beekeeping,PEN,additionalAndSpecialist,,,2,,60,BK1,,2009-09-01,,\n"
      }
     }
    },
    "responses": {
     "200": {
      "description": "What the file did.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/LoadedCatalogue"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/catalogue/loads": {
   "get": {
    "operationId": "listCatalogueLoads",
    "tags": [
     "Service management"
    ],
    "summary": "Versions of the catalogue",
    "description": "Each file that changed the catalogue, the newest first: who loaded it, when, and what it did.",
    "security": [
     {
      "das": [
       "reference:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of loads.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/CatalogueLoadPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/schemes": {
   "get": {
    "operationId": "listSchemes",
    "tags": [
     "Service management"
    ],
    "summary": "Grading schemes",
    "description": "Every version of every scheme: is it confirmed, by whom, and since when.",
    "security": [
     {
      "das": [
       "reference:read"
      ]
     }
    ],
    "responses": {
     "200": {
      "description": "The versions.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SchemeList"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/schemes/{scheme}/versions/{version}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Scheme"
    },
    {
     "$ref": "#/components/parameters/SchemeVersion"
    }
   ],
   "get": {
    "operationId": "getScheme",
    "tags": [
     "Service management"
    ],
    "summary": "A version of a grading scheme",
    "description": "With all that it says: read it before you confirm it.",
    "security": [
     {
      "das": [
       "reference:read"
      ]
     }
    ],
    "responses": {
     "200": {
      "description": "The version.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Scheme"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/schemes/{scheme}/versions/{version}/confirmation": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Scheme"
    },
    {
     "$ref": "#/components/parameters/SchemeVersion"
    }
   ],
   "post": {
    "operationId": "confirmScheme",
    "tags": [
     "Service management"
    ],
    "summary": "Confirm a version of a grading scheme",
    "description": "Two people confirm a version, each through a client of their own; with the second it is confirmed. From then on a\nlive service confirms awards on it. What is confirmed is the content with this digest: if the content changes, it\nhas to be confirmed anew.\n\n`DAS-Actor` alone proves nothing: whoever sends it could make it up. That is why the clients must differ too. Do\nnot give one person the keys of both.\n\nOnly service management of the live service confirms. In a sandbox the answer is a broken rule.\n",
    "security": [
     {
      "das": [
       "schemes:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Manager"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewSchemeConfirmation"
       },
       "example": {
        "digest": "3f0a1c9be0d44b8e6c2f7a51d9e8b7064a3c2d1e0f9b8a7c6d5e4f3a2b1c0d9e"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The version as it stands now.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SchemeSummary"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/awarding-bodies": {
   "get": {
    "operationId": "listAwardingBodies",
    "tags": [
     "Reference"
    ],
    "summary": "Awarding bodies",
    "description": "Those that award Diplomas and those that award components.",
    "responses": {
     "200": {
      "description": "The awarding bodies.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AwardingBodies"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/centres/{number}": {
   "parameters": [
    {
     "name": "number",
     "in": "path",
     "required": true,
     "description": "The centre number.",
     "schema": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "example": "90001"
    }
   ],
   "get": {
    "operationId": "getCentre",
    "tags": [
     "Reference"
    ],
    "summary": "A centre",
    "description": "Its name, the Diploma awarding bodies it is associated with, and what it lets your organisation do.",
    "responses": {
     "200": {
      "description": "The centre.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Centre"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/centres/{number}/awarding-bodies/{code}": {
   "parameters": [
    {
     "name": "number",
     "in": "path",
     "required": true,
     "description": "The centre number, the same as in DAS-Centre.",
     "schema": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "example": "90001"
    },
    {
     "name": "code",
     "in": "path",
     "required": true,
     "description": "The Diploma awarding body.",
     "schema": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "example": "NDA"
    }
   ],
   "put": {
    "operationId": "associateAwardingBody",
    "tags": [
     "Reference"
    ],
    "summary": "Associate a centre with a Diploma awarding body",
    "description": "Done once, before the centre registers a learner with that body. Repeating it changes nothing. It is for the centre\nand its suppliers: no awarding body does it for a centre.\n",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "responses": {
     "200": {
      "description": "The centre, with the association.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Centre"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/rules": {
   "get": {
    "operationId": "listRules",
    "tags": [
     "Reference"
    ],
    "summary": "The rules",
    "description": "Every rule of the service, with the words shown when it is broken and who has to act.",
    "responses": {
     "200": {
      "description": "The rules.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Rules"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/rules/{id}": {
   "parameters": [
    {
     "name": "id",
     "in": "path",
     "required": true,
     "description": "The id of the rule.",
     "schema": {
      "type": "string",
      "minLength": 1,
      "maxLength": 60,
      "pattern": "^[a-z][a-z-]*$"
     },
     "example": "uln-check-digit"
    }
   ],
   "get": {
    "operationId": "getRule",
    "tags": [
     "Reference"
    ],
    "summary": "A rule",
    "description": "One rule, by its id.",
    "responses": {
     "200": {
      "description": "The rule.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Rule"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners": {
   "get": {
    "operationId": "listLearners",
    "tags": [
     "Learner accounts"
    ],
    "summary": "The centre's learners",
    "description": "Sorted by ULN. A page stays right while accounts are being opened.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "name": "line",
      "in": "query",
      "required": false,
      "description": "Only learners registered for this line.",
      "schema": {
       "$ref": "#/components/schemas/LineCode"
      }
     },
     {
      "name": "level",
      "in": "query",
      "required": false,
      "description": "Only learners registered for this level.",
      "schema": {
       "$ref": "#/components/schemas/LevelCode"
      }
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "description": "Only accounts of this status.",
      "schema": {
       "type": "string",
       "enum": [
        "open",
        "closed"
       ]
      }
     },
     {
      "name": "name",
      "in": "query",
      "required": false,
      "description": "Only learners whose family name, or family name and given name, begin so. Accents and case do not matter.",
      "schema": {
       "type": "string",
       "minLength": 1,
       "maxLength": 100,
       "x-personal": true
      }
     },
     {
      "name": "changedSince",
      "in": "query",
      "required": false,
      "description": "Only records changed at or after this instant.",
      "schema": {
       "$ref": "#/components/schemas/Instant"
      }
     },
     {
      "name": "count",
      "in": "query",
      "required": false,
      "description": "Answer the total too.",
      "schema": {
       "type": "boolean",
       "default": false
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of learners.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/LearnerPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "openLearnerAccount",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Open a learner account",
    "description": "If you wish with the first line and level.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewLearner"
       },
       "example": {
        "uln": "1000000051",
        "givenName": "Zoë",
        "familyName": "O’Brien-Smith",
        "dateOfBirth": "1994-05-17",
        "gender": "female",
        "diploma": {
         "line": "engineering",
         "level": "higher",
         "awardingBody": "NDA"
        }
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "It stands so already. Nothing changed.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Learner"
        }
       }
      }
     },
     "201": {
      "description": "The account is open.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Learner"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "get": {
    "operationId": "getLearner",
    "tags": [
     "Learner accounts"
    ],
    "summary": "A learner account",
    "description": "A closed account answers as closed; a merged ULN answers with the address of the one that was kept.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/IfNoneMatch"
     }
    ],
    "responses": {
     "200": {
      "description": "The account.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Learner"
        }
       }
      }
     },
     "304": {
      "$ref": "#/components/responses/NotModified"
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "patch": {
    "operationId": "amendLearnerAccount",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Amend a learner account",
    "description": "Names, date of birth, gender, UCI and UPN. The ULN never changes.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IfMatch"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/LearnerChange"
       },
       "example": {
        "familyName": "O’Brien"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The account as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Learner"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "412": {
      "$ref": "#/components/responses/PreconditionFailed"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "428": {
      "$ref": "#/components/responses/PreconditionRequired"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/closure": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "post": {
    "operationId": "closeLearnerAccount",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Close a learner account",
    "description": "For a learner who has left. The record is kept and can be reopened.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Left the school"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The account as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Learner"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/reopening": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "post": {
    "operationId": "reopenLearnerAccount",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Reopen a closed learner account",
    "description": "The record goes on from where it was.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Came back to the school"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The account as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Learner"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/history": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "get": {
    "operationId": "getLearnerHistory",
    "tags": [
     "Learner accounts"
    ],
    "summary": "A learner's history",
    "description": "Every transaction on the record, oldest first, with what stood before and after.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of the history.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/HistoryPage"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/transfers": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "post": {
    "operationId": "requestTransfer",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Ask to become the home centre",
    "description": "For a learner whose account another centre opened. What is sent must agree with the account. The home centre releases or refuses.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewTransfer"
       },
       "example": {
        "familyName": "O’Brien-Smith",
        "dateOfBirth": "1994-05-17",
        "reason": "Moved house"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "It stands so already. Nothing changed.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Transfer"
        }
       }
      }
     },
     "201": {
      "description": "The request stands.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Transfer"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/transfers/{id}/release": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "releaseTransfer",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Release a learner to the asking centre",
    "description": "The asking centre becomes the home centre at once; registrations and completions go with the learner.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "responses": {
     "200": {
      "description": "The learner is released.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Transfer"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/transfers/{id}/refusal": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "refuseTransfer",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Refuse to release a learner",
    "description": "The learner stays, and the asking centre sees why.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "The learner has not left"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The transfer is refused.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Transfer"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/transfers": {
   "get": {
    "operationId": "listTransfers",
    "tags": [
     "Learner accounts"
    ],
    "summary": "Transfers of the centre",
    "description": "Those it asked for and those asked of it, newest first.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "name": "direction",
      "in": "query",
      "required": false,
      "description": "incoming: asked of this centre. outgoing: asked by it.",
      "schema": {
       "type": "string",
       "enum": [
        "incoming",
        "outgoing"
       ]
      }
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "description": "Only transfers of this status.",
      "schema": {
       "type": "string",
       "enum": [
        "requested",
        "released",
        "refused"
       ]
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of transfers.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TransferPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/diplomas": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "get": {
    "operationId": "listDiplomas",
    "tags": [
     "Line and level"
    ],
    "summary": "A learner's Diplomas",
    "description": "Every registration, withdrawn ones too.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "responses": {
     "200": {
      "description": "The Diplomas.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diplomas"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "registerDiploma",
    "tags": [
     "Line and level"
    ],
    "summary": "Register a learner for a Diploma",
    "description": "One registration for a line and level at a time. The centre must be associated with the Diploma awarding body first.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewDiploma"
       },
       "example": {
        "line": "engineering",
        "level": "higher",
        "awardingBody": "NDA"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "It stands so already. Nothing changed.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diploma"
        }
       }
      }
     },
     "201": {
      "description": "The learner is registered.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diploma"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/diplomas/{id}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getDiploma",
    "tags": [
     "Line and level"
    ],
    "summary": "One of a learner's Diplomas",
    "description": "The registration as it stands.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/IfNoneMatch"
     }
    ],
    "responses": {
     "200": {
      "description": "The Diploma.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diploma"
        }
       }
      }
     },
     "304": {
      "$ref": "#/components/responses/NotModified"
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "patch": {
    "operationId": "amendDiploma",
    "tags": [
     "Line and level"
    ],
    "summary": "Change line, level or awarding body",
    "description": "As long as the Diploma is not claimed.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IfMatch"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/DiplomaChange"
       },
       "example": {
        "level": "higher"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The Diploma as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diploma"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "412": {
      "$ref": "#/components/responses/PreconditionFailed"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "428": {
      "$ref": "#/components/responses/PreconditionRequired"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/diplomas/{id}/withdrawal": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "withdrawDiploma",
    "tags": [
     "Line and level"
    ],
    "summary": "Withdraw a registration",
    "description": "As long as the Diploma is not claimed. The record is kept.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Changed course"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The Diploma as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diploma"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/diplomas/{id}/progress": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getDiplomaProgress",
    "tags": [
     "Line and level"
    ],
    "summary": "How far a Diploma is",
    "description": "Each condition of the award, met or not, the evidence, and who has to act by when.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "responses": {
     "200": {
      "description": "The progress.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Progress"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "supposeResults",
    "tags": [
     "Line and level"
    ],
    "summary": "What if these results stood?",
    "description": "The progress as it would be. Nothing is stored.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SupposedResults"
       },
       "example": {
        "results": [],
        "pltsCompleted": true,
        "workExperienceDays": 10
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The progress as it would be.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Progress"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/diplomas/{id}/programme": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "put": {
    "operationId": "assignProgramme",
    "tags": [
     "Programmes"
    ],
    "summary": "Assign a programme to a learner’s Diploma",
    "description": "The programme must be for the same line and level. `null` takes it away.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IfMatch"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/ProgrammeAssignment"
       },
       "example": {
        "programmeId": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The Diploma as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Diploma"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "412": {
      "$ref": "#/components/responses/PreconditionFailed"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "428": {
      "$ref": "#/components/responses/PreconditionRequired"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/programme-validations": {
   "post": {
    "operationId": "validateProgramme",
    "tags": [
     "Programmes"
    ],
    "summary": "Check a planned programme of study",
    "description": "Would completing everything in it make a learner eligible to claim? No learner, and nothing stored.",
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PlannedProgramme"
       },
       "example": {
        "line": "engineering",
        "level": "higher",
        "qualifications": [
         "9000002X",
         "90000171",
         "90000237",
         "90000250",
         "90000274",
         "90000468",
         "90000481"
        ]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The verdict.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ProgrammeVerdict"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/programmes": {
   "get": {
    "operationId": "listProgrammes",
    "tags": [
     "Programmes"
    ],
    "summary": "The centre's programmes",
    "description": "Planned programmes of study, oldest first.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of programmes.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ProgrammePage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "createProgramme",
    "tags": [
     "Programmes"
    ],
    "summary": "Keep a planned programme of study",
    "description": "It must be valid, and its name new in the centre.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewProgramme"
       },
       "example": {
        "name": "Engineering Higher 2010",
        "line": "engineering",
        "level": "higher",
        "qualifications": [
         "9000002X",
         "90000171",
         "90000237",
         "90000250",
         "90000274",
         "90000468",
         "90000481"
        ]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "It stands so already. Nothing changed.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Programme"
        }
       }
      }
     },
     "201": {
      "description": "The programme is kept.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Programme"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/programmes/{id}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getProgramme",
    "tags": [
     "Programmes"
    ],
    "summary": "A planned programme of study",
    "description": "One of the centre.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "responses": {
     "200": {
      "description": "The programme.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Programme"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/component-completions": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    }
   ],
   "get": {
    "operationId": "listComponentCompletions",
    "tags": [
     "Component completion"
    ],
    "summary": "PLTS and work experience of a learner",
    "description": "At each level where something is recorded.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "responses": {
     "200": {
      "description": "The completions.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ComponentCompletions"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/component-completions/{level}/plts": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "name": "level",
     "in": "path",
     "required": true,
     "description": "The national level.",
     "schema": {
      "$ref": "#/components/schemas/ComponentLevel"
     },
     "example": 2
    }
   ],
   "put": {
    "operationId": "recordPlts",
    "tags": [
     "Component completion"
    ],
    "summary": "Record the six skills",
    "description": "Completed when all six are met. Send false to set one back; the history is kept.",
    "security": [
     {
      "das": [
       "completions:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IfMatch"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/PltsRecord"
       },
       "example": {
        "independentEnquiry": true,
        "creativeThinking": true,
        "reflectiveLearning": true,
        "teamWorking": true,
        "selfManagement": true,
        "effectiveParticipation": true,
        "completedOn": "2010-09-10"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The record as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Plts"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "412": {
      "$ref": "#/components/responses/PreconditionFailed"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "428": {
      "$ref": "#/components/responses/PreconditionRequired"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/learners/{uln}/component-completions/{level}/work-experience": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Uln"
    },
    {
     "name": "level",
     "in": "path",
     "required": true,
     "description": "The national level.",
     "schema": {
      "$ref": "#/components/schemas/ComponentLevel"
     },
     "example": 2
    }
   ],
   "put": {
    "operationId": "recordWorkExperience",
    "tags": [
     "Component completion"
    ],
    "summary": "Record work experience",
    "description": "Completed with at least 10 days. Send `completed` false to set it back; the history is kept.",
    "security": [
     {
      "das": [
       "completions:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IfMatch"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/WorkExperienceRecord"
       },
       "example": {
        "completed": true,
        "days": 10,
        "from": "2010-09-06",
        "to": "2010-09-17"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The record as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/WorkExperience"
        }
       }
      }
     },
     "308": {
      "$ref": "#/components/responses/Merged"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "412": {
      "$ref": "#/components/responses/PreconditionFailed"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "428": {
      "$ref": "#/components/responses/PreconditionRequired"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims": {
   "get": {
    "operationId": "listClaims",
    "tags": [
     "Claims"
    ],
    "summary": "Claims",
    "description": "A centre sees its own; a Diploma awarding body sees those of its registrations.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "description": "Only claims of this status.",
      "schema": {
       "type": "string",
       "enum": [
        "claimed",
        "withdrawn"
       ]
      }
     },
     {
      "name": "award",
      "in": "query",
      "required": false,
      "description": "For awarding bodies: only claims whose award is in this state.",
      "schema": {
       "type": "string",
       "enum": [
        "awaiting",
        "ready",
        "referred",
        "confirmed",
        "changed",
        "certificated",
        "revoked"
       ]
      }
     },
     {
      "name": "line",
      "in": "query",
      "required": false,
      "description": "Only claims for this line.",
      "schema": {
       "$ref": "#/components/schemas/LineCode"
      }
     },
     {
      "name": "level",
      "in": "query",
      "required": false,
      "description": "Only claims for this level.",
      "schema": {
       "$ref": "#/components/schemas/LevelCode"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of claims, newest first.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ClaimPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "createClaim",
    "tags": [
     "Claims"
    ],
    "summary": "Claim a Diploma",
    "description": "On the learner’s behalf. The registration must stand. Results, PLTS and work experience may follow.",
    "security": [
     {
      "das": [
       "claims:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewClaim"
       },
       "example": {
        "uln": "1000000051",
        "diplomaId": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "It stands so already. Nothing changed.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "201": {
      "description": "The claim stands.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       },
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getClaim",
    "tags": [
     "Claims"
    ],
    "summary": "A claim",
    "description": "One claim, as it stands.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "$ref": "#/components/parameters/IfNoneMatch"
     }
    ],
    "responses": {
     "200": {
      "description": "The claim.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "304": {
      "$ref": "#/components/responses/NotModified"
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/withdrawal": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "withdrawClaim",
    "tags": [
     "Claims"
    ],
    "summary": "Withdraw a claim",
    "description": "The registration stands again and can be claimed anew.",
    "security": [
     {
      "das": [
       "claims:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Claimed by mistake"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The claim as it stands now.",
      "headers": {
       "ETag": {
        "$ref": "#/components/headers/ETag"
       },
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/confirmation": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "confirmAward",
    "tags": [
     "Awards"
    ],
    "summary": "Confirm an award",
    "description": "The grade must be the one that the service worked out.",
    "security": [
     {
      "das": [
       "awards:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Confirmation"
       },
       "example": {
        "grade": "B"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The claim as it stands now.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/referral": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "referClaim",
    "tags": [
     "Awards"
    ],
    "summary": "Refer a claim to the centre",
    "description": "With the reason, which the centre is shown.",
    "security": [
     {
      "das": [
       "awards:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Please check the registration"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The claim as it stands now.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/certificate": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "issueCertificate",
    "tags": [
     "Awards"
    ],
    "summary": "Issue a certificate",
    "description": "Of a confirmed award, 30 days after the results are published, while no enquiry is open.",
    "security": [
     {
      "das": [
       "awards:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Issue"
       },
       "example": {}
      }
     }
    },
    "responses": {
     "200": {
      "description": "The claim as it stands now, with the certificate number.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/revocation": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "revokeAward",
    "tags": [
     "Awards"
    ],
    "summary": "Revoke an award",
    "description": "The award is taken back, and its certificate with it.",
    "security": [
     {
      "das": [
       "awards:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Issued in error"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The claim as it stands now.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Claim"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/outcomes": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "listOutcomeVersions",
    "tags": [
     "Awards"
    ],
    "summary": "What a claim came to, version by version",
    "description": "For the Diploma awarding body: each outcome that was worked out, with what it rests on, newest first.",
    "security": [
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of outcomes.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OutcomeVersionPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/claims/{id}/transcript": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getTranscript",
    "tags": [
     "Awards"
    ],
    "summary": "The transcript of a claimed Diploma",
    "description": "Provisional until the certificate is issued. A centre's rests on what is published. As JSON, or as an accessible PDF.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "name": "format",
      "in": "query",
      "required": false,
      "description": "json, or pdf.",
      "schema": {
       "type": "string",
       "enum": [
        "json",
        "pdf"
       ],
       "default": "json"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "The transcript.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Transcript"
        }
       },
       "application/pdf": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/transcript-checks": {
   "post": {
    "operationId": "checkTranscript",
    "tags": [
     "Awards"
    ],
    "summary": "Check a transcript",
    "description": "For anyone who holds one: whether its code is right, and what it must say. No token is needed. For people there is a page, `/transcript-check`.",
    "security": [],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/TranscriptCheck"
       },
       "example": {
        "uln": "1000000051",
        "code": "7Q2MK-0X9RT-4HBN8-ZC3VD"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Whether it is right.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TranscriptChecked"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/outcomes": {
   "get": {
    "operationId": "listOutcomes",
    "tags": [
     "Awards"
    ],
    "summary": "What each Diploma comes to today",
    "description": "The Diplomas of the centre's learners, by ULN, each as it comes out on what is published.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "name": "line",
      "in": "query",
      "required": false,
      "description": "Only Diplomas of this line.",
      "schema": {
       "$ref": "#/components/schemas/LineCode"
      }
     },
     {
      "name": "level",
      "in": "query",
      "required": false,
      "description": "Only Diplomas of this level.",
      "schema": {
       "$ref": "#/components/schemas/LevelCode"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of outcomes.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OutcomePage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/results": {
   "get": {
    "operationId": "listResults",
    "tags": [
     "Results"
    ],
    "summary": "Results of constituent qualifications",
    "description": "A centre sees those of its learners, each from its date of publishing. A component awarding body sees its own, replaced and withdrawn ones too. A Diploma awarding body sees those that stand of the learners registered with it.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "results:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "name": "uln",
      "in": "query",
      "required": false,
      "description": "Only those of this learner.",
      "schema": {
       "$ref": "#/components/schemas/Uln"
      }
     },
     {
      "name": "qan",
      "in": "query",
      "required": false,
      "description": "Only those of this qualification.",
      "schema": {
       "$ref": "#/components/schemas/Qan"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of results, newest first.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/ResultPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "postResults",
    "tags": [
     "Results"
    ],
    "summary": "Post results",
    "description": "Up to 1,000 at once, only of your own qualifications. Those that break no rule are stored, whatever becomes of the others. The award is worked out at once.",
    "x-largest-body": 1048576,
    "security": [
     {
      "das": [
       "results:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewResults"
       },
       "example": {
        "results": [
         {
          "uln": "1000000051",
          "givenName": "Amal",
          "familyName": "Okafor",
          "dateOfBirth": "1994-05-17",
          "qan": "9000002X",
          "unit": "EN201",
          "grade": "b",
          "points": "4",
          "awardDate": "2010-08-24",
          "publishDate": "2010-08-24",
          "priorAchievementVerified": true
         }
        ]
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "What became of each.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/PostedResults"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/results/{id}/replacement": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "replaceResult",
    "tags": [
     "Results"
    ],
    "summary": "Post a result in the place of another",
    "description": "The home centre goes on seeing the first one until the new one is published.",
    "security": [
     {
      "das": [
       "results:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewResult"
       },
       "example": {
        "uln": "1000000051",
        "givenName": "Amal",
        "familyName": "Okafor",
        "dateOfBirth": "1994-05-17",
        "qan": "9000002X",
        "unit": "EN201",
        "grade": "a",
        "points": "6",
        "awardDate": "2010-08-24",
        "publishDate": "2010-08-24",
        "priorAchievementVerified": true
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The result that stands now.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Result"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/results/{id}/withdrawal": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "withdrawResult",
    "tags": [
     "Results"
    ],
    "summary": "Withdraw a result",
    "description": "With that of a unit the result of its qualification is in doubt until you post it again.",
    "security": [
     {
      "das": [
       "results:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/Reason"
       },
       "example": {
        "reason": "Marked wrongly"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The result as it stands now.",
      "headers": {
       "DAS-Transaction": {
        "$ref": "#/components/headers/Transaction"
       },
       "DAS-Outcome": {
        "$ref": "#/components/headers/Outcome"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Result"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/batches": {
   "get": {
    "operationId": "listBatches",
    "tags": [
     "Batch files"
    ],
    "summary": "Batch files",
    "description": "Those sent for the centre, newest first, whoever sent them. An awarding body that names no centre sees what it sent:\nits own files, and with `learners:read` those on behalf of centres.\n",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "results:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "description": "Only batch files of this status.",
      "schema": {
       "$ref": "#/components/schemas/BatchStatus"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/After"
     }
    ],
    "responses": {
     "200": {
      "description": "A page of batch files.",
      "headers": {
       "Link": {
        "$ref": "#/components/headers/Link"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/BatchPage"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   },
   "post": {
    "operationId": "createBatch",
    "tags": [
     "Batch files"
    ],
    "summary": "Send a batch file",
    "description": "The answer comes when the file is stored; its rows are taken after that. `getBatch` shows how far it is, and\n`getBatchResponse` says what came of each row. Good rows land, and bad rows come back. Only what is no batch file at\nall is refused whole: that too is seen in `getBatch`.\n\nThe same file sent again by the same sender is not taken again: the answer is the first batch. `again=true` takes\nit again. With `validateOnly=true` the whole file is checked, and nothing is stored but the response.\n\nA supplier sends files of the centre that it acts for. An awarding body sends its own: results in those of a component\nawarding body (CAB), decisions on claims in those of a Diploma awarding body (DAB).\n\nWith a centre's authority an awarding body sends files on behalf of the centre too, in Release 3: it names the centre\nin `DAS-Centre` and, in the header record, in `OnBehalfOf`. Their records are of learner accounts (A), registrations\n(D) and their programmes (G). The centre and the awarding body both see such a file afterwards.\n",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     },
     {
      "das": [
       "completions:write"
      ]
     },
     {
      "das": [
       "claims:write"
      ]
     },
     {
      "das": [
       "results:write"
      ]
     },
     {
      "das": [
       "awards:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     },
     {
      "name": "Content-Encoding",
      "in": "header",
      "required": false,
      "description": "How the file is packed. Limits count what it unpacks to.",
      "schema": {
       "type": "string",
       "enum": [
        "identity",
        "gzip"
       ]
      }
     },
     {
      "$ref": "#/components/parameters/ValidateOnly"
     },
     {
      "name": "again",
      "in": "query",
      "required": false,
      "description": "Take the file again though it was sent before.",
      "schema": {
       "type": "boolean",
       "default": false
      }
     },
     {
      "name": "fileName",
      "in": "query",
      "required": false,
      "description": "The file's name, for people to know it again.",
      "schema": {
       "$ref": "#/components/schemas/BatchFileName"
      }
     }
    ],
    "requestBody": {
     "required": true,
     "description": "A batch file, as it is: no form around it. It is streamed, and may have up to 1,000,000 rows or 512 MB. It may be\nsent with `Content-Encoding: gzip`; the limits count what it unpacks to. Sending may take an hour, and pause for\n30 seconds.\n",
     "content": {
      "text/csv": {
       "schema": {
        "type": "string"
       },
       "example": "H,DAS,3,CENTRE,90001,,AUTUMN-2010-1,2010-10-04T09:00:00\nA,row 1,OPEN,1000000051,Zoë,O’Brien-Smith,1994-05-17,F,,\nD,row 2,ADD,1000000051,engineering,higher,NDA,,,\nZ,2\n"
      }
     }
    },
    "responses": {
     "200": {
      "description": "This file was sent before by this sender: the first batch.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Batch"
        }
       }
      }
     },
     "202": {
      "description": "The file is stored. Its rows are taken now.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Batch"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/batches/{id}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getBatch",
    "tags": [
     "Batch files"
    ],
    "summary": "A batch file",
    "description": "How far it is: rows read, accepted, unchanged, repaired and refused, how fast, and how long still.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "results:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     }
    ],
    "responses": {
     "200": {
      "description": "The batch file.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Batch"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/batches/{id}/response": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getBatchResponse",
    "tags": [
     "Batch files"
    ],
    "summary": "The response to a batch file",
    "description": "A similar file: the same rows in the same order, each with what came of it, and the rule and the words where it was\nrefused or repaired. With `rows=refused` it is a corrections file: only the refused rows, to be mended and sent as\nthey are. It is kept as long as the records are.\n\nIn CSV, a cell that a spreadsheet would take for a formula gets an apostrophe in front. JSON lines are untouched.\n",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "results:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "name": "rows",
      "in": "query",
      "required": false,
      "description": "all: every row. refused: the corrections file.",
      "schema": {
       "type": "string",
       "enum": [
        "all",
        "refused"
       ],
       "default": "all"
      }
     },
     {
      "name": "format",
      "in": "query",
      "required": false,
      "description": "csv: like the file that was sent. jsonLines: one JSON object for each row.",
      "schema": {
       "type": "string",
       "enum": [
        "csv",
        "jsonLines"
       ],
       "default": "csv"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "The response.",
      "headers": {
       "Content-Disposition": {
        "$ref": "#/components/headers/Disposition"
       }
      },
      "content": {
       "text/csv": {
        "schema": {
         "type": "string"
        }
       },
       "application/jsonl": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/NotFinished"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/batches/{id}/file": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getBatchFile",
    "tags": [
     "Batch files"
    ],
    "summary": "A batch file as it was sent",
    "description": "Byte for byte, unpacked if it was sent packed. Its sender said that it is CSV; it may be anything.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "results:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     }
    ],
    "responses": {
     "200": {
      "description": "The file.",
      "headers": {
       "Content-Disposition": {
        "$ref": "#/components/headers/Disposition"
       }
      },
      "content": {
       "text/csv": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/batches/{id}/causes": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "listBatchCauses",
    "tags": [
     "Batch files"
    ],
    "summary": "Why rows were refused",
    "description": "All refused rows in a few causes, each with who has to act, and the lines. Most frequent first.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     },
     {
      "das": [
       "results:read"
      ]
     },
     {
      "das": [
       "awards:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     }
    ],
    "responses": {
     "200": {
      "description": "The causes so far.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/BatchCauses"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/batches/{id}/cancellation": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "post": {
    "operationId": "cancelBatch",
    "tags": [
     "Batch files"
    ],
    "summary": "Stop a batch file",
    "description": "No more of its rows are taken; what was taken before stands. One that is over is answered unchanged.",
    "security": [
     {
      "das": [
       "learners:write"
      ]
     },
     {
      "das": [
       "completions:write"
      ]
     },
     {
      "das": [
       "claims:write"
      ]
     },
     {
      "das": [
       "results:write"
      ]
     },
     {
      "das": [
       "awards:write"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/CentreIfAny"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     }
    ],
    "responses": {
     "200": {
      "description": "The batch file as it stands now.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Batch"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/extracts": {
   "post": {
    "operationId": "createExtract",
    "tags": [
     "Extracts"
    ],
    "summary": "Ask for an extract",
    "description": "A file of the centre's records, in the form of a batch file. The answer comes at once; `getExtract` shows when the\nfile can be read. Release 2 has a file for each kind, and not of every kind.\n",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     },
     {
      "$ref": "#/components/parameters/Actor"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/NewExtract"
       },
       "example": {
        "kind": "registrations",
        "release": 3,
        "line": "engineering",
        "level": "higher",
        "learnerStatus": "open"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "The extract is being made.",
      "headers": {
       "Location": {
        "$ref": "#/components/headers/Location"
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Extract"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "413": {
      "$ref": "#/components/responses/PayloadTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/Refused"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/extracts/{id}": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getExtract",
    "tags": [
     "Extracts"
    ],
    "summary": "An extract",
    "description": "How far it is, and until when it can be read.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "responses": {
     "200": {
      "description": "The extract.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Extract"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/extracts/{id}/file": {
   "parameters": [
    {
     "$ref": "#/components/parameters/Id"
    }
   ],
   "get": {
    "operationId": "getExtractFile",
    "tags": [
     "Extracts"
    ],
    "summary": "The file of an extract",
    "description": "As a batch file of the release that was asked for, until `availableUntil`.",
    "security": [
     {
      "das": [
       "learners:read"
      ]
     }
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/Centre"
     }
    ],
    "responses": {
     "200": {
      "description": "The file.",
      "headers": {
       "Content-Disposition": {
        "$ref": "#/components/headers/Disposition"
       }
      },
      "content": {
       "text/csv": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/NotFinished"
     },
     "429": {
      "$ref": "#/components/responses/TooManyRequests"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/statistics/participation": {
   "get": {
    "operationId": "getParticipation",
    "tags": [
     "Statistics"
    ],
    "summary": "How many learners are registered for Diplomas",
    "description": "Registrations for a line and level that stand, by the academic year in which they were made. A learner who is\nregistered for two Diplomas counts twice.\n\nFor everybody: without a token, of the live service; with one, of the realm that the token belongs to. Every figure\nis rounded in a way that singles out nobody, however tables are put together, and is worked out once a day. Figures\nof years, lines and levels are near the exact ones. Those of parts within them, such as a sex or a region, each rest on\nmany that were rounded by themselves, so small ones say little.\n",
    "security": [
     {},
     {
      "das": []
     }
    ],
    "parameters": [
     {
      "name": "by",
      "in": "query",
      "required": false,
      "description": "What to break down by.",
      "schema": {
       "type": "string",
       "enum": [
        "academicYear",
        "line",
        "level",
        "sex",
        "region"
       ]
      },
      "example": "line"
     },
     {
      "name": "thenBy",
      "in": "query",
      "required": false,
      "description": "What to break that down by.",
      "schema": {
       "type": "string",
       "enum": [
        "academicYear",
        "line",
        "level",
        "sex",
        "region"
       ]
      },
      "example": "sex"
     },
     {
      "name": "line",
      "in": "query",
      "required": false,
      "description": "Only this line of learning.",
      "schema": {
       "$ref": "#/components/schemas/LineCode"
      }
     },
     {
      "name": "level",
      "in": "query",
      "required": false,
      "description": "Only this level.",
      "schema": {
       "$ref": "#/components/schemas/LevelCode"
      }
     },
     {
      "name": "academicYear",
      "in": "query",
      "required": false,
      "description": "Only this academic year.",
      "schema": {
       "$ref": "#/components/schemas/AcademicYear"
      }
     },
     {
      "name": "format",
      "in": "query",
      "required": false,
      "description": "json, or csv: the rows with a line of headings, or the total where there are none.",
      "schema": {
       "$ref": "#/components/schemas/StatisticsFormat"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "The figures.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Statistics"
        }
       },
       "text/csv": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  },
  "/v1/statistics/awards": {
   "get": {
    "operationId": "getAwards",
    "tags": [
     "Statistics"
    ],
    "summary": "How many Diplomas are awarded",
    "description": "Awards that a Diploma awarding body has confirmed, by the academic year in which that was published to the centre.\nAn award that was taken back or sent back counts no longer.\n\nFor everybody: without a token, of the live service; with one, of the realm that the token belongs to. Every figure\nis rounded in a way that singles out nobody, however tables are put together, and is worked out once a day. Figures\nof years, lines and levels are near the exact ones. Those of parts within them, such as a grade, a sex or a region, each rest on\nmany that were rounded by themselves, so small ones say little.\n",
    "security": [
     {},
     {
      "das": []
     }
    ],
    "parameters": [
     {
      "name": "by",
      "in": "query",
      "required": false,
      "description": "What to break down by.",
      "schema": {
       "type": "string",
       "enum": [
        "academicYear",
        "line",
        "level",
        "grade",
        "sex",
        "region"
       ]
      },
      "example": "line"
     },
     {
      "name": "thenBy",
      "in": "query",
      "required": false,
      "description": "What to break that down by.",
      "schema": {
       "type": "string",
       "enum": [
        "academicYear",
        "line",
        "level",
        "grade",
        "sex",
        "region"
       ]
      },
      "example": "sex"
     },
     {
      "name": "line",
      "in": "query",
      "required": false,
      "description": "Only this line of learning.",
      "schema": {
       "$ref": "#/components/schemas/LineCode"
      }
     },
     {
      "name": "level",
      "in": "query",
      "required": false,
      "description": "Only this level.",
      "schema": {
       "$ref": "#/components/schemas/LevelCode"
      }
     },
     {
      "name": "academicYear",
      "in": "query",
      "required": false,
      "description": "Only this academic year.",
      "schema": {
       "$ref": "#/components/schemas/AcademicYear"
      }
     },
     {
      "name": "format",
      "in": "query",
      "required": false,
      "description": "json, or csv: the rows with a line of headings, or the total where there are none.",
      "schema": {
       "$ref": "#/components/schemas/StatisticsFormat"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "The figures.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Statistics"
        }
       },
       "text/csv": {
        "schema": {
         "type": "string"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/BadRequest"
     },
     "401": {
      "$ref": "#/components/responses/Unauthorized"
     },
     "503": {
      "$ref": "#/components/responses/Unavailable"
     }
    }
   }
  }
 },
 "components": {
  "securitySchemes": {
   "das": {
    "type": "oauth2",
    "description": "Client credentials. The access token is a signed JWT that lasts 10 minutes.",
    "flows": {
     "clientCredentials": {
      "tokenUrl": "/oauth/token",
      "scopes": {
       "learners:read": "Read the accounts, Diplomas, completions, claims and programmes of a centre's learners. For suppliers, and\nfor awarding bodies that are third-party learner administrators.\n",
       "learners:write": "Open and maintain learner accounts, register line and level, and keep programmes. For suppliers, and for\nawarding bodies that are third-party learner administrators.\n",
       "completions:write": "Record completion of PLTS and of work experience.",
       "claims:write": "Claim Diplomas and withdraw claims.",
       "awards:read": "Read the claims made on a Diploma awarding body's registrations.",
       "awards:write": "Confirm and refer awards.",
       "results:read": "Read the results that a component awarding body posted.",
       "results:write": "Post results.",
       "reference:read": "See who loaded the catalogue, and who confirmed grading schemes.",
       "catalogue:write": "Load the catalogue.",
       "schemes:write": "Confirm grading schemes."
      }
     }
    }
   }
  },
  "schemas": {
   "Health": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "status"
    ],
    "properties": {
     "status": {
      "type": "string",
      "enum": [
       "up"
      ]
     }
    }
   },
   "ProblemCode": {
    "type": "string",
    "description": "What kind of problem it is.",
    "enum": [
     "learner-merged",
     "malformed-request",
     "invalid-request",
     "token-missing",
     "token-invalid",
     "scope-missing",
     "authority-missing",
     "not-found",
     "precondition-failed",
     "payload-too-large",
     "unsupported-media-type",
     "refused",
     "idempotency-key-reused",
     "precondition-required",
     "too-many-requests",
     "internal-error",
     "unavailable"
    ],
    "x-problems": {
     "learner-merged": {
      "status": 308,
      "title": "This ULN was merged into another",
      "help": "The Learning Records Service found that two numbers belong to one person. Use the number that was kept. The Location header has its address."
     },
     "malformed-request": {
      "status": 400,
      "title": "The request cannot be read",
      "help": "The body is not well-formed JSON in UTF-8, or it names a member twice. The developer of the sending system has to mend it."
     },
     "invalid-request": {
      "status": 400,
      "title": "The request does not fit the contract",
      "help": "A value is missing, unknown, or of the wrong form. The list of errors names each one. The developer of the sending system has to mend it."
     },
     "token-missing": {
      "status": 401,
      "title": "There is no access token",
      "help": "Get a token at /oauth/token and send it in the Authorization header as a Bearer token."
     },
     "token-invalid": {
      "status": 401,
      "title": "The access token is not valid",
      "help": "The token has run out, was changed, or was not issued by this service, or the client was suspended. Get a new one at /oauth/token. If that is refused too, ask the service management team."
     },
     "scope-missing": {
      "status": 403,
      "title": "The token does not allow this",
      "help": "The token lacks the scope that the operation needs. Ask for a token with that scope; if it is refused, your organisation has not been given it."
     },
     "authority-missing": {
      "status": 403,
      "title": "The centre has not granted authority",
      "help": "The centre named in DAS-Centre has not granted your organisation authority for this, or has withdrawn it, or its dates have run out. The centre has to grant it."
     },
     "not-found": {
      "status": 404,
      "title": "There is no such record",
      "help": "Nothing by that address or number that you may see. Check the numbers, that you act for the learner's home centre, and that the centre has granted your organisation authority."
     },
     "precondition-failed": {
      "status": 412,
      "title": "The record has changed",
      "help": "Somebody changed the record after you read it. Read it again, look at the change, and send yours again with the new ETag."
     },
     "payload-too-large": {
      "status": 413,
      "title": "The body is too large",
      "help": "Send less at once."
     },
     "unsupported-media-type": {
      "status": 415,
      "title": "The body is of the wrong type",
      "help": "Send the body as the operation's documentation says, with a matching Content-Type."
     },
     "refused": {
      "status": 422,
      "title": "The request breaks a rule",
      "help": "The list of errors names every rule that is broken and who has to act. Nothing was stored. Put it right and send the request again with a new Idempotency-Key."
     },
     "idempotency-key-reused": {
      "status": 422,
      "title": "The Idempotency-Key was used for another request",
      "help": "Use a new key for each new request, and the same key only to repeat the same request."
     },
     "precondition-required": {
      "status": 428,
      "title": "If-Match is required",
      "help": "The record exists already. Read it, and send its ETag in If-Match, so that nobody's change is lost."
     },
     "too-many-requests": {
      "status": 429,
      "title": "Too many requests",
      "help": "Wait as many seconds as Retry-After says. The limit is counted for each supplier and centre."
     },
     "internal-error": {
      "status": 500,
      "title": "The service failed",
      "help": "This is a fault of the service. Quote the request id to the service management team."
     },
     "unavailable": {
      "status": 503,
      "title": "The service cannot answer now",
      "help": "Nothing was lost that was acknowledged. Wait as many seconds as Retry-After says and send the request again, with the same Idempotency-Key."
     }
    }
   },
   "ActingParty": {
    "type": "string",
    "description": "Who has to act.",
    "enum": [
     "supplier",
     "centre",
     "awardingBody",
     "service"
    ]
   },
   "ProblemDetail": {
    "type": "object",
    "description": "One thing that is wrong.",
    "additionalProperties": false,
    "required": [
     "in",
     "pointer",
     "rule",
     "message",
     "actor"
    ],
    "properties": {
     "in": {
      "type": "string",
      "enum": [
       "body",
       "query",
       "path",
       "header"
      ],
      "description": "The part of the request."
     },
     "pointer": {
      "type": "string",
      "description": "Where in that part, as a JSON Pointer."
     },
     "rule": {
      "type": "string",
      "description": "The rule that is broken, as in `listRules`."
     },
     "message": {
      "type": "string",
      "description": "What is wrong, and what to do, in plain words."
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     },
     "line": {
      "type": "integer",
      "description": "The line, counted from 1, where the body is a file."
     },
     "column": {
      "type": "string",
      "description": "The heading of the column, where the body is a file with headings."
     },
     "value": {
      "type": [
       "string",
       "number",
       "boolean",
       "null"
      ],
      "description": "The value that broke the rule, where it is not personal."
     }
    }
   },
   "Problem": {
    "type": "object",
    "description": "What is wrong, for programs and for people (RFC 9457).",
    "additionalProperties": false,
    "required": [
     "type",
     "title",
     "status",
     "detail",
     "instance",
     "code",
     "requestId"
    ],
    "properties": {
     "type": {
      "type": "string",
      "description": "An address that explains this problem to people."
     },
     "title": {
      "type": "string"
     },
     "status": {
      "type": "integer"
     },
     "detail": {
      "type": "string",
      "description": "What happened this time, and what to do."
     },
     "instance": {
      "type": "string",
      "description": "The request, without query."
     },
     "code": {
      "$ref": "#/components/schemas/ProblemCode"
     },
     "requestId": {
      "type": "string",
      "description": "Quote it when you ask for help."
     },
     "errors": {
      "type": "array",
      "description": "Everything that is wrong, at once.",
      "items": {
       "$ref": "#/components/schemas/ProblemDetail"
      }
     }
    },
    "examples": [
     {
      "type": "/problems/refused",
      "title": "The request breaks a rule",
      "status": 422,
      "detail": "1 rule is broken. Nothing was stored.",
      "instance": "/v1/learners",
      "code": "refused",
      "requestId": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d",
      "errors": [
       {
        "in": "body",
        "pointer": "/uln",
        "rule": "uln-check-digit",
        "message": "The last digit of the ULN does not fit the others. Check the number for a slip.",
        "actor": "centre"
       }
      ]
     }
    ]
   },
   "Instant": {
    "type": "string",
    "format": "date-time",
    "description": "An instant in UTC, from the years 1900 to 2099.",
    "pattern": "^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$",
    "examples": [
     "2010-09-06T09:00:00.000Z"
    ]
   },
   "ServiceStatus": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "status",
     "message",
     "environment",
     "version",
     "contract",
     "time"
    ],
    "properties": {
     "status": {
      "type": "string",
      "enum": [
       "operatingNormally"
      ]
     },
     "message": {
      "type": "string",
      "examples": [
       "The service is operating normally."
      ]
     },
     "notice": {
      "type": "object",
      "description": "What service management tells everybody now. Absent, there is nothing to tell.",
      "additionalProperties": false,
      "required": [
       "state",
       "message",
       "since"
      ],
      "properties": {
       "state": {
        "type": "string",
        "enum": [
         "operatingNormally",
         "degraded",
         "maintenance"
        ]
       },
       "message": {
        "type": "string"
       },
       "since": {
        "$ref": "#/components/schemas/Instant"
       }
      }
     },
     "environment": {
      "type": "string",
      "enum": [
       "sandbox",
       "live"
      ]
     },
     "version": {
      "type": "string",
      "description": "The version of the service."
     },
     "contract": {
      "type": "string",
      "description": "The version of this contract."
     },
     "time": {
      "$ref": "#/components/schemas/Instant"
     }
    }
   },
   "TokenRequest": {
    "type": "object",
    "description": "Client credentials (RFC 6749, section 4.4), with a signed assertion (RFC 7523) or, in a sandbox, a client secret.",
    "properties": {
     "grant_type": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "examples": [
       "client_credentials"
      ]
     },
     "client_assertion_type": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "examples": [
       "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
      ]
     },
     "client_assertion": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "x-personal": true,
      "description": "A JWT signed with your key: PS256, ES256 or EdDSA; iss and sub your client id, aud the issuer, jti used once, exp at most 5 minutes ahead."
     },
     "client_id": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      }
     },
     "client_secret": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "x-personal": true,
      "description": "Sandboxes only."
     },
     "scope": {
      "type": [
       "string",
       "array"
      ],
      "items": {
       "type": "string"
      },
      "examples": [
       "learners:read learners:write"
      ]
     }
    }
   },
   "Token": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "access_token",
     "token_type",
     "expires_in",
     "scope"
    ],
    "properties": {
     "access_token": {
      "type": "string"
     },
     "token_type": {
      "type": "string",
      "const": "Bearer"
     },
     "expires_in": {
      "type": "integer",
      "description": "Seconds."
     },
     "scope": {
      "type": "string"
     }
    }
   },
   "TokenError": {
    "type": "object",
    "description": "An error of OAuth 2.0 (RFC 6749, section 5.2).",
    "additionalProperties": false,
    "required": [
     "error",
     "error_description"
    ],
    "properties": {
     "error": {
      "type": "string",
      "enum": [
       "invalid_request",
       "invalid_client",
       "invalid_grant",
       "unauthorized_client",
       "unsupported_grant_type",
       "invalid_scope"
      ]
     },
     "error_description": {
      "type": "string"
     }
    }
   },
   "AuthorizationServerMetadata": {
    "type": "object",
    "description": "OAuth 2.0 authorization server metadata (RFC 8414).",
    "additionalProperties": false,
    "required": [
     "issuer",
     "token_endpoint",
     "jwks_uri",
     "grant_types_supported",
     "token_endpoint_auth_methods_supported",
     "token_endpoint_auth_signing_alg_values_supported",
     "scopes_supported",
     "response_types_supported"
    ],
    "properties": {
     "issuer": {
      "type": "string"
     },
     "token_endpoint": {
      "type": "string"
     },
     "jwks_uri": {
      "type": "string"
     },
     "grant_types_supported": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "response_types_supported": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "token_endpoint_auth_methods_supported": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "token_endpoint_auth_signing_alg_values_supported": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "scopes_supported": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "service_documentation": {
      "type": "string"
     }
    }
   },
   "Jwks": {
    "type": "object",
    "description": "The keys that sign access tokens (RFC 7517).",
    "additionalProperties": false,
    "required": [
     "keys"
    ],
    "properties": {
     "keys": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": false,
       "required": [
        "kty",
        "kid",
        "alg",
        "use",
        "crv",
        "x",
        "y"
       ],
       "properties": {
        "kty": {
         "type": "string"
        },
        "kid": {
         "type": "string"
        },
        "alg": {
         "type": "string"
        },
        "use": {
         "type": "string"
        },
        "crv": {
         "type": "string"
        },
        "x": {
         "type": "string"
        },
        "y": {
         "type": "string"
        }
       }
      }
     }
    }
   },
   "LineCode": {
    "type": "string",
    "description": "The code of a line of learning, as in `listLinesOfLearning`.",
    "minLength": 1,
    "maxLength": 60,
    "pattern": "^[a-z][a-z-]*$",
    "examples": [
     "engineering"
    ]
   },
   "Date": {
    "type": "string",
    "format": "date",
    "description": "A date, `YYYY-MM-DD`.",
    "examples": [
     "2010-09-06"
    ]
   },
   "LineOfLearning": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "title",
     "aliases",
     "phase",
     "firstStart",
     "lastStart",
     "lastAward",
     "cancelled"
    ],
    "properties": {
     "code": {
      "$ref": "#/components/schemas/LineCode"
     },
     "title": {
      "type": "string"
     },
     "aliases": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "phase": {
      "type": "integer",
      "description": "The phase of the national roll-out, 1 to 4."
     },
     "firstStart": {
      "$ref": "#/components/schemas/Date"
     },
     "lastStart": {
      "$ref": "#/components/schemas/Date"
     },
     "lastAward": {
      "$ref": "#/components/schemas/Date"
     },
     "cancelled": {
      "type": "boolean",
      "description": "Planned and never taught."
     }
    }
   },
   "LinesOfLearning": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/LineOfLearning"
      }
     }
    }
   },
   "LevelCode": {
    "type": "string",
    "description": "The Diploma's level.",
    "enum": [
     "foundation",
     "higher",
     "progression",
     "advanced"
    ],
    "examples": [
     "higher"
    ]
   },
   "Level": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "title",
     "level",
     "grades"
    ],
    "properties": {
     "code": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "title": {
      "type": "string"
     },
     "level": {
      "type": "integer",
      "description": "The national level, 1 to 3."
     },
     "grades": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "Best first."
     }
    }
   },
   "Levels": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Level"
      }
     }
    }
   },
   "Component": {
    "type": "string",
    "description": "The part of a Diploma that a qualification counts towards.",
    "enum": [
     "principalLearning",
     "project",
     "functionalSkills",
     "additionalAndSpecialist"
    ],
    "examples": [
     "principalLearning"
    ]
   },
   "AwardingBodyCode": {
    "type": "string",
    "description": "The code of an awarding body, as in `listAwardingBodies`.",
    "minLength": 2,
    "maxLength": 12,
    "pattern": "^[A-Z0-9-]+$",
    "examples": [
     "NDA"
    ]
   },
   "Qan": {
    "type": "string",
    "description": "Qualification accreditation number: seven digits and a check character, without slashes.",
    "pattern": "^[0-9]{7}[0-9X]$",
    "examples": [
     "50023718"
    ]
   },
   "Unit": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "title",
     "guidedLearningHours"
    ],
    "properties": {
     "code": {
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "guidedLearningHours": {
      "type": "integer"
     }
    }
   },
   "Qualification": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "qan",
     "title",
     "awardingBody",
     "component",
     "lines",
     "level",
     "guidedLearningHours",
     "barringCode",
     "units",
     "validFrom"
    ],
    "properties": {
     "qan": {
      "$ref": "#/components/schemas/Qan"
     },
     "title": {
      "type": "string"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "component": {
      "$ref": "#/components/schemas/Component"
     },
     "subject": {
      "type": "string",
      "description": "Of a functional skill: english, mathematics or ict."
     },
     "lines": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/LineCode"
      },
      "description": "The lines it counts for; empty when it counts for every line."
     },
     "level": {
      "type": "integer"
     },
     "guidedLearningHours": {
      "type": "integer"
     },
     "barringCode": {
      "type": "string",
      "description": "Two qualifications with one code cannot both count. ZZZZ: not barred."
     },
     "minimumAge": {
      "type": "integer"
     },
     "units": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Unit"
      }
     },
     "validFrom": {
      "$ref": "#/components/schemas/Date"
     },
     "validTo": {
      "$ref": "#/components/schemas/Date"
     }
    }
   },
   "Qualifications": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Qualification"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "CatalogueFile": {
    "type": "string",
    "description": "CSV in UTF-8, with headings: see `loadCatalogue`."
   },
   "CatalogueChange": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "qan",
     "change",
     "columns"
    ],
    "properties": {
     "qan": {
      "$ref": "#/components/schemas/Qan"
     },
     "change": {
      "type": "string",
      "enum": [
       "added",
       "changed"
      ]
     },
     "columns": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "The columns in which a changed qualification is another than before."
     }
    }
   },
   "CatalogueRepair": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "message"
    ],
    "properties": {
     "line": {
      "type": "integer",
      "description": "The line of the file, counted from 1. Absent: the file as a whole."
     },
     "column": {
      "type": "string",
      "description": "The heading of the column."
     },
     "message": {
      "type": "string",
      "description": "What was mended, in words."
     }
    }
   },
   "LoadedCatalogue": {
    "type": "object",
    "description": "What the file did to the catalogue; of a rehearsal, what it would do.",
    "additionalProperties": false,
    "required": [
     "version",
     "added",
     "changed",
     "unchanged",
     "digest",
     "changes",
     "repaired",
     "repairs"
    ],
    "properties": {
     "version": {
      "type": "integer",
      "description": "The version of the catalogue from then on. It goes up with every file that changes something."
     },
     "added": {
      "type": "integer",
      "description": "Qualifications that the catalogue did not have."
     },
     "changed": {
      "type": "integer",
      "description": "Qualifications of which something changed."
     },
     "unchanged": {
      "type": "integer",
      "description": "Qualifications of the file that stood so already."
     },
     "digest": {
      "type": "string",
      "description": "SHA-256 of the file, hex."
     },
     "changes": {
      "type": "array",
      "description": "What was added and changed, in the order of the file: the first 1,000.",
      "items": {
       "$ref": "#/components/schemas/CatalogueChange"
      }
     },
     "repaired": {
      "type": "integer",
      "description": "How many things were mended as the file was read."
     },
     "repairs": {
      "type": "array",
      "description": "What was mended, in the order of the file: the first 100. Check them, and correct the file.",
      "items": {
       "$ref": "#/components/schemas/CatalogueRepair"
      }
     }
    }
   },
   "CatalogueLoad": {
    "type": "object",
    "description": "A file that changed the catalogue.",
    "additionalProperties": false,
    "required": [
     "version",
     "loadedAt",
     "person",
     "clientId",
     "added",
     "changed",
     "unchanged",
     "digest"
    ],
    "properties": {
     "version": {
      "type": "integer",
      "description": "The version of the catalogue that it made."
     },
     "loadedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "person": {
      "type": "string",
      "x-personal": true,
      "description": "Who loaded it, as in DAS-Actor.",
      "examples": [
       "catalogue.editor"
      ]
     },
     "clientId": {
      "type": "string",
      "description": "The client by which it was loaded."
     },
     "added": {
      "type": "integer"
     },
     "changed": {
      "type": "integer"
     },
     "unchanged": {
      "type": "integer"
     },
     "digest": {
      "type": "string",
      "description": "SHA-256 of the file, hex."
     }
    }
   },
   "CatalogueLoadPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/CatalogueLoad"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "SchemeCode": {
    "type": "string",
    "description": "The code of a grading scheme.",
    "minLength": 1,
    "maxLength": 60,
    "pattern": "^[a-z0-9-]+$",
    "examples": [
     "diploma"
    ]
   },
   "SchemeVersionNumber": {
    "type": "integer",
    "minimum": 1,
    "maximum": 9999,
    "examples": [
     1
    ]
   },
   "SchemeStatus": {
    "type": "string",
    "description": "`unconfirmed`: something in it is a reconstruction. A live service confirms no award on it; a sandbox does, and says so.",
    "enum": [
     "confirmed",
     "unconfirmed"
    ],
    "examples": [
     "unconfirmed"
    ]
   },
   "SchemeDigest": {
    "type": "string",
    "description": "SHA-256 of all that the version says, hex: what is confirmed.",
    "pattern": "^[0-9a-f]{64}$",
    "examples": [
     "3f0a1c9be0d44b8e6c2f7a51d9e8b7064a3c2d1e0f9b8a7c6d5e4f3a2b1c0d9e"
    ]
   },
   "SchemeConfirmation": {
    "type": "object",
    "description": "A person who confirmed the content that the version has now.",
    "additionalProperties": false,
    "required": [
     "person",
     "clientId",
     "confirmedAt"
    ],
    "properties": {
     "person": {
      "type": "string",
      "x-personal": true,
      "description": "Who confirmed it, as in DAS-Actor.",
      "examples": [
       "grading.lead"
      ]
     },
     "clientId": {
      "type": "string",
      "description": "The client by which they did."
     },
     "confirmedAt": {
      "$ref": "#/components/schemas/Instant"
     }
    }
   },
   "SchemeSummary": {
    "type": "object",
    "description": "A version of a grading scheme.",
    "additionalProperties": false,
    "required": [
     "scheme",
     "version",
     "status",
     "validFrom",
     "digest",
     "confirmations",
     "confirmationsNeeded"
    ],
    "properties": {
     "scheme": {
      "$ref": "#/components/schemas/SchemeCode"
     },
     "version": {
      "$ref": "#/components/schemas/SchemeVersionNumber"
     },
     "status": {
      "$ref": "#/components/schemas/SchemeStatus"
     },
     "validFrom": {
      "$ref": "#/components/schemas/Date"
     },
     "validTo": {
      "$ref": "#/components/schemas/Date"
     },
     "digest": {
      "$ref": "#/components/schemas/SchemeDigest"
     },
     "confirmations": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SchemeConfirmation"
      },
      "description": "Of this content only."
     },
     "confirmationsNeeded": {
      "type": "integer",
      "description": "How many people confirm a version."
     }
    }
   },
   "SchemeList": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SchemeSummary"
      }
     }
    }
   },
   "Scheme": {
    "type": "object",
    "description": "A version of a grading scheme with all that it says.",
    "additionalProperties": false,
    "required": [
     "scheme",
     "version",
     "status",
     "validFrom",
     "digest",
     "confirmations",
     "confirmationsNeeded",
     "definition"
    ],
    "properties": {
     "scheme": {
      "$ref": "#/components/schemas/SchemeCode"
     },
     "version": {
      "$ref": "#/components/schemas/SchemeVersionNumber"
     },
     "status": {
      "$ref": "#/components/schemas/SchemeStatus"
     },
     "validFrom": {
      "$ref": "#/components/schemas/Date"
     },
     "validTo": {
      "$ref": "#/components/schemas/Date"
     },
     "digest": {
      "$ref": "#/components/schemas/SchemeDigest"
     },
     "confirmations": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/SchemeConfirmation"
      },
      "description": "Of this content only."
     },
     "confirmationsNeeded": {
      "type": "integer",
      "description": "How many people confirm a version."
     },
     "definition": {
      "type": "object",
      "additionalProperties": true,
      "description": "Conditions, points scales, boundaries, outcomes, sources and notes, as the service awards by them."
     }
    }
   },
   "NewSchemeConfirmation": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "digest"
    ],
    "properties": {
     "digest": {
      "$ref": "#/components/schemas/SchemeDigest"
     }
    }
   },
   "AwardingBody": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "name",
     "diploma",
     "component"
    ],
    "properties": {
     "code": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "name": {
      "type": "string"
     },
     "diploma": {
      "type": "boolean",
      "description": "It awards whole Diplomas."
     },
     "component": {
      "type": "boolean",
      "description": "It awards components."
     }
    }
   },
   "AwardingBodies": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/AwardingBody"
      }
     }
    }
   },
   "CentreNumber": {
    "type": "string",
    "description": "National centre number, five digits. Always text.",
    "pattern": "^[0-9]{5}$",
    "examples": [
     "90001"
    ]
   },
   "Region": {
    "type": "string",
    "description": "A Government Office Region of England. Absent where it is not known.",
    "enum": [
     "north-east",
     "north-west",
     "yorkshire-and-the-humber",
     "east-midlands",
     "west-midlands",
     "east-of-england",
     "london",
     "south-east",
     "south-west"
    ],
    "examples": [
     "london"
    ]
   },
   "Authority": {
    "type": "object",
    "description": "What the centre lets your organisation do. Absent when it has granted nothing.",
    "additionalProperties": false,
    "required": [
     "scopes"
    ],
    "properties": {
     "scopes": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    }
   },
   "Centre": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "number",
     "name",
     "status",
     "awardingBodies"
    ],
    "properties": {
     "number": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "name": {
      "type": "string"
     },
     "status": {
      "type": "string",
      "enum": [
       "active",
       "closed"
      ]
     },
     "region": {
      "$ref": "#/components/schemas/Region"
     },
     "awardingBodies": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/AwardingBodyCode"
      },
      "description": "The Diploma awarding bodies that the centre is associated with."
     },
     "authority": {
      "$ref": "#/components/schemas/Authority"
     }
    }
   },
   "Rule": {
    "type": "object",
    "description": "A rule of the catalogue. Problems, response files and pages use its words.",
    "additionalProperties": false,
    "required": [
     "id",
     "area",
     "statement",
     "message",
     "fix",
     "actor"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "area": {
      "type": "string",
      "description": "What the rule is about."
     },
     "statement": {
      "type": "string",
      "description": "What must hold."
     },
     "message": {
      "type": "string",
      "description": "The words shown when it is broken."
     },
     "fix": {
      "type": "string",
      "description": "How to put it right."
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     },
     "source": {
      "type": "string",
      "description": "Where the rule comes from, or that it is this service's own choice."
     }
    }
   },
   "Rules": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Rule"
      }
     }
    }
   },
   "Uln": {
    "type": "string",
    "description": "Unique learner number: ten digits, the last a check digit. Always text.",
    "pattern": "^[0-9]{10}$",
    "x-personal": true,
    "examples": [
     "1000000051"
    ]
   },
   "GivenName": {
    "type": "string",
    "description": "As the learner has it, in any script.",
    "minLength": 1,
    "maxLength": 100,
    "x-personal": true,
    "examples": [
     "Zoë"
    ]
   },
   "FamilyName": {
    "type": "string",
    "description": "As the learner has it, in any script.",
    "minLength": 1,
    "maxLength": 100,
    "x-personal": true,
    "examples": [
     "O’Brien-Smith"
    ]
   },
   "DateOfBirth": {
    "type": "string",
    "format": "date",
    "x-personal": true,
    "examples": [
     "1994-05-17"
    ]
   },
   "Gender": {
    "type": "string",
    "enum": [
     "female",
     "male",
     "notKnown",
     "notSpecified"
    ],
    "description": "As the Learning Records Service records it.",
    "examples": [
     "female"
    ]
   },
   "Uci": {
    "type": "string",
    "description": "Unique candidate identifier.",
    "minLength": 1,
    "maxLength": 20,
    "x-personal": true,
    "examples": [
     "681990012058G"
    ]
   },
   "Upn": {
    "type": "string",
    "description": "Unique pupil number.",
    "minLength": 1,
    "maxLength": 20,
    "x-personal": true,
    "examples": [
     "B801200005001"
    ]
   },
   "Id": {
    "type": "string",
    "description": "The id of a record, a UUID in small letters.",
    "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "examples": [
     "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d"
    ]
   },
   "Diploma": {
    "type": "object",
    "description": "A learner's registration for a Diploma.",
    "additionalProperties": false,
    "required": [
     "id",
     "line",
     "level",
     "awardingBody",
     "status",
     "registeredAt",
     "changedAt"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "status": {
      "type": "string",
      "enum": [
       "registered",
       "claimed",
       "withdrawn"
      ]
     },
     "programmeId": {
      "$ref": "#/components/schemas/Id"
     },
     "registeredAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "withdrawnAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "changedAt": {
      "$ref": "#/components/schemas/Instant"
     }
    }
   },
   "Learner": {
    "type": "object",
    "description": "A learner account.",
    "additionalProperties": false,
    "required": [
     "uln",
     "centre",
     "givenName",
     "familyName",
     "dateOfBirth",
     "gender",
     "status",
     "openedAt",
     "changedAt",
     "diplomas"
    ],
    "properties": {
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "centre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "givenName": {
      "$ref": "#/components/schemas/GivenName"
     },
     "familyName": {
      "$ref": "#/components/schemas/FamilyName"
     },
     "dateOfBirth": {
      "$ref": "#/components/schemas/DateOfBirth"
     },
     "gender": {
      "$ref": "#/components/schemas/Gender"
     },
     "uci": {
      "$ref": "#/components/schemas/Uci"
     },
     "upn": {
      "$ref": "#/components/schemas/Upn"
     },
     "status": {
      "type": "string",
      "enum": [
       "open",
       "closed"
      ]
     },
     "openedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "closedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "closedReason": {
      "type": "string"
     },
     "changedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "diplomas": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Diploma"
      }
     }
    }
   },
   "LearnerPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Learner"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     },
     "total": {
      "type": "integer",
      "description": "How many there are in all, when asked with `count=true`."
     }
    }
   },
   "NewDiploma": {
    "type": "object",
    "description": "A line and level to register, with the Diploma awarding body.",
    "additionalProperties": false,
    "required": [
     "line",
     "level",
     "awardingBody"
    ],
    "properties": {
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     }
    }
   },
   "NewLearner": {
    "type": "object",
    "description": "A learner account to open, if you wish with its first line and level.",
    "additionalProperties": false,
    "required": [
     "uln",
     "givenName",
     "familyName",
     "dateOfBirth",
     "gender"
    ],
    "properties": {
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "givenName": {
      "$ref": "#/components/schemas/GivenName"
     },
     "familyName": {
      "$ref": "#/components/schemas/FamilyName"
     },
     "dateOfBirth": {
      "$ref": "#/components/schemas/DateOfBirth"
     },
     "gender": {
      "$ref": "#/components/schemas/Gender"
     },
     "uci": {
      "$ref": "#/components/schemas/Uci"
     },
     "upn": {
      "$ref": "#/components/schemas/Upn"
     },
     "diploma": {
      "$ref": "#/components/schemas/NewDiploma"
     }
    }
   },
   "LearnerChange": {
    "type": "object",
    "description": "What to change. Fields left out stay as they are; `null` removes a UCI or UPN.",
    "additionalProperties": false,
    "minProperties": 1,
    "properties": {
     "givenName": {
      "$ref": "#/components/schemas/GivenName"
     },
     "familyName": {
      "$ref": "#/components/schemas/FamilyName"
     },
     "dateOfBirth": {
      "$ref": "#/components/schemas/DateOfBirth"
     },
     "gender": {
      "$ref": "#/components/schemas/Gender"
     },
     "uci": {
      "type": [
       "string",
       "null"
      ],
      "minLength": 1,
      "maxLength": 20,
      "x-personal": true
     },
     "upn": {
      "type": [
       "string",
       "null"
      ],
      "minLength": 1,
      "maxLength": 20,
      "x-personal": true
     }
    }
   },
   "Reason": {
    "type": "object",
    "description": "Why, in a few words of your own.",
    "additionalProperties": false,
    "required": [
     "reason"
    ],
    "properties": {
     "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "examples": [
       "Left the school"
      ]
     }
    }
   },
   "HistoryEntry": {
    "type": "object",
    "description": "One transaction on the learner's record. `centre` is who it was done for, and `awardingBody` the awarding body that did\nit: alone, in its own name; with `centre`, as the centre's third-party learner administrator.\n",
    "additionalProperties": false,
    "required": [
     "id",
     "transaction",
     "at",
     "method"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "transaction": {
      "type": "string",
      "description": "Its name: the operationId.",
      "examples": [
       "openLearnerAccount"
      ]
     },
     "at": {
      "$ref": "#/components/schemas/Instant"
     },
     "method": {
      "type": "string",
      "enum": [
       "browser",
       "batch",
       "directInterface",
       "service"
      ],
      "description": "The method of access."
     },
     "person": {
      "type": "string",
      "description": "Who pressed the button."
     },
     "supplier": {
      "type": "string",
      "description": "Whose system sent it."
     },
     "centre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "before": {
      "type": "object",
      "additionalProperties": true,
      "description": "What stood before, of what changed."
     },
     "after": {
      "type": "object",
      "additionalProperties": true,
      "description": "What stands since, of what changed."
     }
    }
   },
   "HistoryPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/HistoryEntry"
      },
      "description": "Oldest first."
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "NewTransfer": {
    "type": "object",
    "description": "What the asking centre knows of the learner. It must agree with the account.",
    "additionalProperties": false,
    "required": [
     "familyName",
     "dateOfBirth"
    ],
    "properties": {
     "familyName": {
      "$ref": "#/components/schemas/FamilyName"
     },
     "dateOfBirth": {
      "$ref": "#/components/schemas/DateOfBirth"
     },
     "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200
     }
    }
   },
   "Transfer": {
    "type": "object",
    "description": "A request to move a learner's account from one home centre to another.",
    "additionalProperties": false,
    "required": [
     "id",
     "uln",
     "fromCentre",
     "toCentre",
     "status",
     "requestedAt"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "fromCentre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "toCentre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "status": {
      "type": "string",
      "enum": [
       "requested",
       "released",
       "refused"
      ]
     },
     "reason": {
      "type": "string"
     },
     "requestedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "decidedAt": {
      "$ref": "#/components/schemas/Instant"
     }
    }
   },
   "TransferPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Transfer"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "Diplomas": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Diploma"
      }
     }
    }
   },
   "DiplomaChange": {
    "type": "object",
    "description": "What to change. Fields left out stay as they are.",
    "additionalProperties": false,
    "minProperties": 1,
    "properties": {
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     }
    }
   },
   "SchemeUsed": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "version",
     "status"
    ],
    "properties": {
     "code": {
      "type": "string"
     },
     "version": {
      "type": "integer"
     },
     "status": {
      "type": "string",
      "enum": [
       "confirmed",
       "unconfirmed"
      ],
      "description": "Unconfirmed: the grading table is a reconstruction; no certificate rests on it."
     }
    }
   },
   "NextStep": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "condition",
     "message",
     "actor"
    ],
    "properties": {
     "condition": {
      "type": "string",
      "description": "The condition of the award that it is about."
     },
     "message": {
      "type": "string"
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     },
     "by": {
      "$ref": "#/components/schemas/Date"
     }
    }
   },
   "Evidence": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "title"
    ],
    "properties": {
     "title": {
      "type": "string"
     },
     "qan": {
      "type": "string"
     },
     "grade": {
      "type": "string"
     }
    }
   },
   "ProgressCondition": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "id",
     "title",
     "state",
     "evidence",
     "missing"
    ],
    "properties": {
     "id": {
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "state": {
      "type": "string",
      "enum": [
       "met",
       "notMet",
       "pending"
      ]
     },
     "evidence": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Evidence"
      },
      "description": "What counts towards it."
     },
     "missing": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "What is missing, in plain words."
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     },
     "by": {
      "$ref": "#/components/schemas/Date"
     }
    }
   },
   "Progress": {
    "type": "object",
    "description": "Each condition of the award, met or not, and who has to act by when.",
    "additionalProperties": false,
    "required": [
     "diplomaId",
     "asOf",
     "supposed",
     "scheme",
     "outcome",
     "summary",
     "nextSteps",
     "conditions"
    ],
    "properties": {
     "diplomaId": {
      "$ref": "#/components/schemas/Id"
     },
     "asOf": {
      "$ref": "#/components/schemas/Instant"
     },
     "supposed": {
      "type": "boolean",
      "description": "True when it rests on supposed results: nothing of it is on the record."
     },
     "scheme": {
      "$ref": "#/components/schemas/SchemeUsed"
     },
     "outcome": {
      "type": "string",
      "enum": [
       "achieved",
       "notYet",
       "pending"
      ],
      "description": "What an award today would come to."
     },
     "summary": {
      "type": "string",
      "description": "The whole in one sentence."
     },
     "grade": {
      "type": "string",
      "description": "The grade if awarded today. Absent when it could not be awarded."
     },
     "nextSteps": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/NextStep"
      },
      "description": "What is missing, in the order in which it is worth acting on."
     },
     "conditions": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ProgressCondition"
      }
     }
    }
   },
   "SupposedUnit": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "code",
     "points"
    ],
    "properties": {
     "code": {
      "type": "string",
      "minLength": 1,
      "maxLength": 20,
      "examples": [
       "EN201"
      ]
     },
     "grade": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4,
      "examples": [
       "b"
      ]
     },
     "points": {
      "type": "string",
      "pattern": "^[0-9]{1,4}(\\.[0-9]{1,3})?$",
      "examples": [
       "9.5"
      ]
     }
    }
   },
   "SupposedResult": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "qan"
    ],
    "properties": {
     "qan": {
      "$ref": "#/components/schemas/Qan"
     },
     "grade": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4,
      "examples": [
       "B"
      ],
      "description": "Its grade. Left out for principal learning: it follows from the units."
     },
     "points": {
      "type": "string",
      "pattern": "^[0-9]{1,4}(\\.[0-9]{1,3})?$",
      "description": "Weighted points, as a decimal number in text.",
      "examples": [
       "8"
      ]
     },
     "units": {
      "type": "array",
      "maxItems": 30,
      "items": {
       "$ref": "#/components/schemas/SupposedUnit"
      }
     }
    }
   },
   "SupposedResults": {
    "type": "object",
    "description": "What if these results stood, besides what is on the record.",
    "additionalProperties": false,
    "properties": {
     "results": {
      "type": "array",
      "maxItems": 60,
      "items": {
       "$ref": "#/components/schemas/SupposedResult"
      }
     },
     "pltsCompleted": {
      "type": "boolean"
     },
     "workExperienceDays": {
      "type": "integer",
      "minimum": 0,
      "maximum": 366
     }
    }
   },
   "ProgrammeAssignment": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "programmeId"
    ],
    "properties": {
     "programmeId": {
      "type": [
       "string",
       "null"
      ],
      "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
      "description": "The programme to assign; `null` takes it away."
     }
    }
   },
   "PlannedProgramme": {
    "type": "object",
    "description": "A planned programme of study to check.",
    "additionalProperties": false,
    "required": [
     "line",
     "level",
     "qualifications"
    ],
    "properties": {
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "qualifications": {
      "type": "array",
      "minItems": 1,
      "maxItems": 60,
      "uniqueItems": true,
      "items": {
       "$ref": "#/components/schemas/Qan"
      }
     }
    }
   },
   "ProgrammeFinding": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "condition",
     "message",
     "actor"
    ],
    "properties": {
     "condition": {
      "type": "string"
     },
     "message": {
      "type": "string"
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     }
    }
   },
   "ProgrammeVerdict": {
    "type": "object",
    "description": "Whether completing everything in the programme would make the learner eligible to claim.",
    "additionalProperties": false,
    "required": [
     "valid",
     "findings"
    ],
    "properties": {
     "valid": {
      "type": "boolean"
     },
     "findings": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ProgrammeFinding"
      }
     }
    }
   },
   "Programme": {
    "type": "object",
    "description": "A planned programme of study of the centre.",
    "additionalProperties": false,
    "required": [
     "id",
     "name",
     "line",
     "level",
     "qualifications",
     "createdAt"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "name": {
      "type": "string"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "qualifications": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Qan"
      }
     },
     "createdAt": {
      "$ref": "#/components/schemas/Instant"
     }
    }
   },
   "ProgrammePage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Programme"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "NewProgramme": {
    "type": "object",
    "description": "A planned programme of study to keep. It must be valid.",
    "additionalProperties": false,
    "required": [
     "name",
     "line",
     "level",
     "qualifications"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "examples": [
       "Engineering Higher 2010"
      ]
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "qualifications": {
      "type": "array",
      "minItems": 1,
      "maxItems": 60,
      "uniqueItems": true,
      "items": {
       "$ref": "#/components/schemas/Qan"
      }
     }
    }
   },
   "ComponentLevel": {
    "type": "integer",
    "description": "The national level: 1 for Foundation, 2 for Higher, 3 for Progression and Advanced.",
    "minimum": 1,
    "maximum": 3,
    "examples": [
     2
    ]
   },
   "RecordTag": {
    "type": "string",
    "description": "The ETag of this record, for If-Match when you change it.",
    "examples": [
     "\"4\""
    ]
   },
   "Plts": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "level",
     "completed",
     "independentEnquiry",
     "creativeThinking",
     "reflectiveLearning",
     "teamWorking",
     "selfManagement",
     "effectiveParticipation",
     "changedAt",
     "etag"
    ],
    "properties": {
     "level": {
      "$ref": "#/components/schemas/ComponentLevel"
     },
     "completed": {
      "type": "boolean"
     },
     "independentEnquiry": {
      "type": "boolean"
     },
     "creativeThinking": {
      "type": "boolean"
     },
     "reflectiveLearning": {
      "type": "boolean"
     },
     "teamWorking": {
      "type": "boolean"
     },
     "selfManagement": {
      "type": "boolean"
     },
     "effectiveParticipation": {
      "type": "boolean"
     },
     "completedOn": {
      "$ref": "#/components/schemas/Date"
     },
     "changedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "etag": {
      "$ref": "#/components/schemas/RecordTag"
     }
    }
   },
   "WorkExperience": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "level",
     "completed",
     "changedAt",
     "etag"
    ],
    "properties": {
     "level": {
      "$ref": "#/components/schemas/ComponentLevel"
     },
     "completed": {
      "type": "boolean"
     },
     "days": {
      "type": "integer"
     },
     "from": {
      "$ref": "#/components/schemas/Date"
     },
     "to": {
      "$ref": "#/components/schemas/Date"
     },
     "changedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "etag": {
      "$ref": "#/components/schemas/RecordTag"
     }
    }
   },
   "ComponentCompletion": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "level"
    ],
    "properties": {
     "level": {
      "$ref": "#/components/schemas/ComponentLevel"
     },
     "plts": {
      "$ref": "#/components/schemas/Plts"
     },
     "workExperience": {
      "$ref": "#/components/schemas/WorkExperience"
     }
    }
   },
   "ComponentCompletions": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ComponentCompletion"
      }
     }
    }
   },
   "PltsRecord": {
    "type": "object",
    "description": "Which of the six personal, learning and thinking skills are met. Completed when all six are.",
    "additionalProperties": false,
    "required": [
     "independentEnquiry",
     "creativeThinking",
     "reflectiveLearning",
     "teamWorking",
     "selfManagement",
     "effectiveParticipation"
    ],
    "properties": {
     "independentEnquiry": {
      "type": "boolean"
     },
     "creativeThinking": {
      "type": "boolean"
     },
     "reflectiveLearning": {
      "type": "boolean"
     },
     "teamWorking": {
      "type": "boolean"
     },
     "selfManagement": {
      "type": "boolean"
     },
     "effectiveParticipation": {
      "type": "boolean"
     },
     "completedOn": {
      "$ref": "#/components/schemas/Date"
     }
    }
   },
   "WorkExperienceRecord": {
    "type": "object",
    "description": "Whether work experience is completed, and when it was. At least 10 days.",
    "additionalProperties": false,
    "required": [
     "completed"
    ],
    "properties": {
     "completed": {
      "type": "boolean"
     },
     "days": {
      "type": "integer",
      "minimum": 0,
      "maximum": 366
     },
     "from": {
      "$ref": "#/components/schemas/Date"
     },
     "to": {
      "$ref": "#/components/schemas/Date"
     }
    }
   },
   "ClaimAward": {
    "type": "object",
    "description": "Where the award stands. A centre is shown what is published.",
    "additionalProperties": false,
    "required": [
     "state",
     "says"
    ],
    "properties": {
     "state": {
      "type": "string",
      "enum": [
       "awaiting",
       "ready",
       "referred",
       "confirmed",
       "changed",
       "certificated",
       "revoked"
      ]
     },
     "says": {
      "type": "string",
      "description": "The state in a sentence."
     },
     "grade": {
      "type": "string",
      "description": "The grade that was worked out, or confirmed."
     },
     "reason": {
      "type": "string",
      "description": "Why the claim was referred or the award revoked."
     },
     "decidedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "certificateNumber": {
      "type": "string"
     }
    }
   },
   "Claim": {
    "type": "object",
    "description": "A centre's claim of a Diploma on the learner's behalf.",
    "additionalProperties": false,
    "required": [
     "id",
     "uln",
     "diplomaId",
     "centre",
     "line",
     "level",
     "awardingBody",
     "status",
     "claimedAt"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "diplomaId": {
      "$ref": "#/components/schemas/Id"
     },
     "centre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "status": {
      "type": "string",
      "enum": [
       "claimed",
       "withdrawn"
      ]
     },
     "claimedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "withdrawnAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "award": {
      "$ref": "#/components/schemas/ClaimAward"
     }
    }
   },
   "ClaimPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Claim"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "NewClaim": {
    "type": "object",
    "description": "A claim to make on the learner's behalf.",
    "additionalProperties": false,
    "required": [
     "uln",
     "diplomaId"
    ],
    "properties": {
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "diplomaId": {
      "$ref": "#/components/schemas/Id"
     }
    }
   },
   "Confirmation": {
    "type": "object",
    "description": "The grade that is confirmed.",
    "additionalProperties": false,
    "required": [
     "grade"
    ],
    "properties": {
     "grade": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4,
      "examples": [
       "B"
      ]
     }
    }
   },
   "Issue": {
    "type": "object",
    "description": "Nothing need be said.",
    "additionalProperties": false,
    "properties": {}
   },
   "OutcomeVersion": {
    "type": "object",
    "description": "What a Diploma came to on everything that was known then.",
    "additionalProperties": false,
    "required": [
     "version",
     "outcome",
     "awarded",
     "schemeStatus",
     "workedOutAt",
     "summary",
     "conditions",
     "results"
    ],
    "properties": {
     "version": {
      "type": "integer"
     },
     "outcome": {
      "type": "string",
      "enum": [
       "achieved",
       "notYet",
       "pending"
      ]
     },
     "awarded": {
      "type": "boolean"
     },
     "grade": {
      "type": "string"
     },
     "schemeStatus": {
      "type": "string",
      "enum": [
       "confirmed",
       "unconfirmed"
      ]
     },
     "workedOutAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "summary": {
      "type": "string"
     },
     "conditions": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ProgressCondition"
      }
     },
     "results": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Id"
      },
      "description": "The results that it rests on."
     }
    }
   },
   "OutcomeVersionPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/OutcomeVersion"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "TranscriptPrincipalLearning": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "awardingBody",
     "title",
     "level",
     "type",
     "awardDate",
     "units"
    ],
    "properties": {
     "awardingBody": {
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "level": {
      "type": "string"
     },
     "type": {
      "type": "string"
     },
     "grade": {
      "type": "string"
     },
     "awardDate": {
      "$ref": "#/components/schemas/Date"
     },
     "units": {
      "type": "array",
      "items": {
       "type": "object",
       "additionalProperties": false,
       "required": [
        "title",
        "grade"
       ],
       "properties": {
        "title": {
         "type": "string"
        },
        "grade": {
         "type": "string"
        }
       }
      }
     }
    }
   },
   "TranscriptComponent": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "awardingBody",
     "title",
     "level",
     "type",
     "awardDate"
    ],
    "properties": {
     "awardingBody": {
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "level": {
      "type": "string"
     },
     "type": {
      "type": "string"
     },
     "grade": {
      "type": "string"
     },
     "awardDate": {
      "$ref": "#/components/schemas/Date"
     }
    }
   },
   "TranscriptSkill": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "subject",
     "awardingBody",
     "title",
     "level",
     "type",
     "awardDate"
    ],
    "properties": {
     "awardingBody": {
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "level": {
      "type": "string"
     },
     "type": {
      "type": "string"
     },
     "grade": {
      "type": "string"
     },
     "awardDate": {
      "$ref": "#/components/schemas/Date"
     },
     "subject": {
      "type": "string"
     }
    }
   },
   "VerificationCode": {
    "type": "string",
    "description": "With it and the ULN anyone can check the transcript.",
    "minLength": 20,
    "maxLength": 40,
    "examples": [
     "7Q2MK-0X9RT-4HBN8-ZC3VD"
    ]
   },
   "Transcript": {
    "type": "object",
    "description": "The Diploma transcript. It has grades and no scores.",
    "additionalProperties": false,
    "required": [
     "learner",
     "diploma",
     "functionalSkills",
     "additionalAndSpecialist",
     "plts",
     "workExperience",
     "status",
     "statements",
     "verificationCode"
    ],
    "properties": {
     "learner": {
      "type": "object",
      "additionalProperties": false,
      "required": [
       "uln",
       "givenName",
       "familyName"
      ],
      "properties": {
       "uln": {
        "$ref": "#/components/schemas/Uln"
       },
       "givenName": {
        "$ref": "#/components/schemas/GivenName"
       },
       "familyName": {
        "$ref": "#/components/schemas/FamilyName"
       }
      }
     },
     "diploma": {
      "type": "object",
      "additionalProperties": false,
      "required": [
       "awardingBody",
       "line",
       "level",
       "title"
      ],
      "properties": {
       "awardingBody": {
        "type": "string",
        "description": "The name of the Diploma awarding body."
       },
       "line": {
        "type": "string"
       },
       "level": {
        "type": "string"
       },
       "title": {
        "type": "string"
       },
       "grade": {
        "type": "string",
        "description": "Absent while there is none."
       }
      }
     },
     "principalLearning": {
      "$ref": "#/components/schemas/TranscriptPrincipalLearning"
     },
     "project": {
      "$ref": "#/components/schemas/TranscriptComponent"
     },
     "functionalSkills": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/TranscriptSkill"
      }
     },
     "additionalAndSpecialist": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/TranscriptComponent"
      }
     },
     "plts": {
      "type": "object",
      "additionalProperties": false,
      "required": [
       "confirmed",
       "skills"
      ],
      "properties": {
       "confirmed": {
        "type": "boolean"
       },
       "skills": {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      }
     },
     "workExperience": {
      "type": "object",
      "additionalProperties": false,
      "required": [
       "completed"
      ],
      "properties": {
       "completed": {
        "type": "boolean"
       }
      }
     },
     "status": {
      "type": "string",
      "enum": [
       "provisional",
       "final"
      ],
      "description": "Provisional until the certificate is issued."
     },
     "statements": {
      "type": "array",
      "items": {
       "type": "string"
      },
      "description": "What has to be said about its validity."
     },
     "certificateNumber": {
      "type": "string"
     },
     "issuedOn": {
      "$ref": "#/components/schemas/Date"
     },
     "verificationCode": {
      "$ref": "#/components/schemas/VerificationCode"
     }
    }
   },
   "TranscriptCheck": {
    "type": "object",
    "description": "What stands on the transcript that is to be checked.",
    "additionalProperties": false,
    "required": [
     "uln",
     "code"
    ],
    "properties": {
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "code": {
      "$ref": "#/components/schemas/VerificationCode"
     }
    }
   },
   "TranscriptChecked": {
    "type": "object",
    "description": "Whether the code belongs to a transcript of this ULN as it stands now. If it does, what it says.",
    "additionalProperties": false,
    "required": [
     "valid"
    ],
    "properties": {
     "valid": {
      "type": "boolean"
     },
     "status": {
      "type": "string",
      "enum": [
       "provisional",
       "final"
      ]
     },
     "title": {
      "type": "string"
     },
     "line": {
      "type": "string"
     },
     "grade": {
      "type": "string"
     }
    }
   },
   "DiplomaOutcome": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "uln",
     "diplomaId",
     "line",
     "level",
     "outcome",
     "summary"
    ],
    "properties": {
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "diplomaId": {
      "$ref": "#/components/schemas/Id"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "outcome": {
      "type": "string",
      "enum": [
       "achieved",
       "notYet",
       "pending"
      ]
     },
     "grade": {
      "type": "string",
      "description": "The grade if awarded today. Absent when it could not be awarded."
     },
     "summary": {
      "type": "string"
     },
     "claim": {
      "$ref": "#/components/schemas/Id"
     },
     "award": {
      "$ref": "#/components/schemas/ClaimAward"
     }
    }
   },
   "OutcomePage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/DiplomaOutcome"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "UnitCode": {
    "type": "string",
    "description": "The code of a unit, as in the catalogue. Left out: the result of the whole qualification.",
    "minLength": 1,
    "maxLength": 20,
    "examples": [
     "EN201"
    ]
   },
   "ResultGrade": {
    "type": "string",
    "description": "Capital letters for a qualification, small ones for a unit; U, X (no result), Q (pending) or absent.",
    "minLength": 1,
    "maxLength": 20,
    "examples": [
     "B"
    ]
   },
   "WeightedPoints": {
    "type": "string",
    "description": "Weighted points, a decimal number as text. Of principal learning and projects only.",
    "pattern": "^[0-9]{1,4}(\\.[0-9]{1,3})?$",
    "examples": [
     "42"
    ]
   },
   "UnlistedQualification": {
    "type": "object",
    "description": "What the catalogue would say of it. Only for principal learning and projects that it does not list.",
    "additionalProperties": false,
    "required": [
     "component",
     "title",
     "level",
     "guidedLearningHours"
    ],
    "properties": {
     "component": {
      "type": "string",
      "enum": [
       "principalLearning",
       "project"
      ]
     },
     "title": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200
     },
     "level": {
      "type": "integer",
      "minimum": 1,
      "maximum": 3
     },
     "guidedLearningHours": {
      "type": "integer",
      "minimum": 1,
      "maximum": 2000
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     }
    }
   },
   "Result": {
    "type": "object",
    "description": "A result as it stands. Only its awarding body is shown its weighted points.",
    "additionalProperties": false,
    "required": [
     "id",
     "uln",
     "awardingBody",
     "qan",
     "grade",
     "partialAbsence",
     "awardDate",
     "publishDate",
     "enquiry",
     "status",
     "postedAt"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "qan": {
      "$ref": "#/components/schemas/Qan"
     },
     "title": {
      "type": "string",
      "description": "The title of the qualification."
     },
     "unit": {
      "$ref": "#/components/schemas/UnitCode"
     },
     "grade": {
      "$ref": "#/components/schemas/ResultGrade"
     },
     "partialAbsence": {
      "type": "boolean"
     },
     "points": {
      "$ref": "#/components/schemas/WeightedPoints"
     },
     "awardDate": {
      "$ref": "#/components/schemas/Date"
     },
     "publishDate": {
      "$ref": "#/components/schemas/Date"
     },
     "enquiry": {
      "type": "boolean"
     },
     "qualification": {
      "$ref": "#/components/schemas/UnlistedQualification"
     },
     "status": {
      "type": "string",
      "enum": [
       "posted",
       "replaced",
       "withdrawn"
      ]
     },
     "postedAt": {
      "$ref": "#/components/schemas/Instant"
     }
    }
   },
   "ResultPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Result"
      }
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "NewResult": {
    "type": "object",
    "description": "A result of a qualification, or of one of its units, with the learner as the awarding body knows them.",
    "additionalProperties": false,
    "required": [
     "uln",
     "givenName",
     "familyName",
     "dateOfBirth",
     "qan",
     "grade",
     "awardDate"
    ],
    "properties": {
     "uln": {
      "$ref": "#/components/schemas/Uln"
     },
     "givenName": {
      "$ref": "#/components/schemas/GivenName"
     },
     "familyName": {
      "$ref": "#/components/schemas/FamilyName"
     },
     "dateOfBirth": {
      "$ref": "#/components/schemas/DateOfBirth"
     },
     "qan": {
      "$ref": "#/components/schemas/Qan"
     },
     "unit": {
      "$ref": "#/components/schemas/UnitCode"
     },
     "grade": {
      "$ref": "#/components/schemas/ResultGrade"
     },
     "partialAbsence": {
      "type": "boolean",
      "description": "Absent from a part of the assessment: stands beside the grade."
     },
     "points": {
      "$ref": "#/components/schemas/WeightedPoints"
     },
     "awardDate": {
      "$ref": "#/components/schemas/Date"
     },
     "publishDate": {
      "type": "string",
      "format": "date",
      "description": "The home centre sees it from midnight on. Left out: the date of award.",
      "examples": [
       "2010-08-24"
      ]
     },
     "enquiry": {
      "type": "boolean",
      "description": "An enquiry or an appeal is open: no certificate is issued meanwhile."
     },
     "priorAchievementVerified": {
      "type": "boolean",
      "description": "You have verified it. Needed when it was awarded before the account was opened."
     },
     "qualification": {
      "$ref": "#/components/schemas/UnlistedQualification"
     }
    }
   },
   "NewResults": {
    "type": "object",
    "description": "Results to post.",
    "additionalProperties": false,
    "required": [
     "results"
    ],
    "properties": {
     "results": {
      "type": "array",
      "minItems": 1,
      "maxItems": 1000,
      "items": {
       "$ref": "#/components/schemas/NewResult"
      }
     }
    }
   },
   "PostedResult": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "outcome"
    ],
    "properties": {
     "outcome": {
      "type": "string",
      "enum": [
       "accepted",
       "unchanged",
       "refused"
      ]
     },
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "errors": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ProblemDetail"
      },
      "description": "Every rule that it breaks. The pointers begin at the body."
     },
     "mergedInto": {
      "type": "string",
      "pattern": "^[0-9]{10}$",
      "x-personal": true,
      "description": "The ULN was merged into this one: post it there."
     }
    }
   },
   "PostedResults": {
    "type": "object",
    "description": "What became of each result, in the order in which they were sent.",
    "additionalProperties": false,
    "required": [
     "accepted",
     "unchanged",
     "refused",
     "items"
    ],
    "properties": {
     "accepted": {
      "type": "integer"
     },
     "unchanged": {
      "type": "integer"
     },
     "refused": {
      "type": "integer"
     },
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PostedResult"
      }
     }
    }
   },
   "BatchStatus": {
    "type": "string",
    "description": "`waiting`: stored, and not begun. `checking`: is it a batch file at all? `running`: its rows are taken, list by list.\n`completed`: every row was taken or refused. `refused`: it is no batch file, and no row was taken. `cancelled`: ended\non request; what was taken before stands. `failed`: ended by a fault of the service; what was taken before stands.\n",
    "enum": [
     "waiting",
     "checking",
     "running",
     "completed",
     "refused",
     "cancelled",
     "failed"
    ],
    "examples": [
     "running"
    ]
   },
   "BatchFileName": {
    "type": "string",
    "description": "The name of the file at the sender.",
    "minLength": 1,
    "maxLength": 200,
    "x-personal": true,
    "examples": [
     "autumn.csv"
    ]
   },
   "BatchRows": {
    "type": "object",
    "description": "How many rows there are, and what came of them. Header and trailer do not count.",
    "additionalProperties": false,
    "required": [
     "read",
     "accepted",
     "unchanged",
     "repaired",
     "refused"
    ],
    "properties": {
     "total": {
      "type": "integer",
      "minimum": 0,
      "description": "Absent until the whole file was looked at."
     },
     "read": {
      "type": "integer",
      "minimum": 0,
      "description": "How many were dealt with so far: the sum of the four below."
     },
     "accepted": {
      "type": "integer",
      "minimum": 0,
      "description": "Taken as they were sent, and something changed."
     },
     "unchanged": {
      "type": "integer",
      "minimum": 0,
      "description": "It stood so already."
     },
     "repaired": {
      "type": "integer",
      "minimum": 0,
      "description": "Accepted after a repair. Not counted in `accepted`."
     },
     "refused": {
      "type": "integer",
      "minimum": 0
     }
    },
    "examples": [
     {
      "total": 50000,
      "read": 12000,
      "accepted": 11500,
      "unchanged": 340,
      "repaired": 120,
      "refused": 40
     }
    ]
   },
   "BatchRefusal": {
    "type": "object",
    "description": "Why the file was refused whole.",
    "additionalProperties": false,
    "required": [
     "rule",
     "message",
     "fix",
     "actor"
    ],
    "properties": {
     "rule": {
      "type": "string",
      "description": "The rule that is broken, as in `listRules`."
     },
     "message": {
      "type": "string",
      "description": "What is wrong, in plain words."
     },
     "fix": {
      "type": "string",
      "description": "How to put it right."
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     },
     "line": {
      "type": "integer",
      "minimum": 1,
      "description": "Where in the file, if in one place."
     }
    },
    "examples": [
     {
      "rule": "file-trailer-count",
      "message": "The trailer says 12 records, and there are 11. The file may be cut off.",
      "fix": "Make the file anew and send it whole.",
      "actor": "supplier",
      "line": 13
     }
    ]
   },
   "Batch": {
    "type": "object",
    "description": "A batch file that was taken in, and how far it is. With `centre` alone it was sent by a supplier for the centre, with\n`awardingBody` alone by an awarding body for itself, and with both by an awarding body on behalf of the centre.\n",
    "additionalProperties": false,
    "required": [
     "id",
     "status",
     "bytes",
     "digest",
     "validateOnly",
     "person",
     "receivedAt",
     "rows",
     "repairs"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "centre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "awardingBody": {
      "$ref": "#/components/schemas/AwardingBodyCode"
     },
     "status": {
      "$ref": "#/components/schemas/BatchStatus"
     },
     "cancelRequested": {
      "type": "boolean",
      "description": "True while it still runs and was asked to stop. It stops after the rows that it is at."
     },
     "definition": {
      "type": "string",
      "description": "The batch file definition that it was read by. Absent until that is known.",
      "examples": [
       "release-3",
       "release-2/claims"
      ]
     },
     "fileName": {
      "$ref": "#/components/schemas/BatchFileName"
     },
     "fileReference": {
      "type": "string",
      "description": "The sender's own reference, from the header record.",
      "examples": [
       "AUTUMN-2010-1"
      ]
     },
     "bytes": {
      "type": "integer",
      "minimum": 0,
      "description": "How long the file is, unpacked."
     },
     "digest": {
      "type": "string",
      "pattern": "^[0-9a-f]{64}$",
      "description": "SHA-256 of the file, unpacked, in hexadecimal.",
      "examples": [
       "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
      ]
     },
     "validateOnly": {
      "type": "boolean",
      "description": "True when nothing is stored but the response."
     },
     "person": {
      "type": "string",
      "x-personal": true,
      "description": "Who sent it, as in DAS-Actor.",
      "examples": [
       "exams.officer"
      ]
     },
     "supplier": {
      "type": "string",
      "description": "Whose system sent it.",
      "examples": [
       "Example MIS"
      ]
     },
     "receivedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "startedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "finishedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "rows": {
      "$ref": "#/components/schemas/BatchRows"
     },
     "perSecond": {
      "type": "number",
      "minimum": 0,
      "description": "Rows a second, while it runs.",
      "examples": [
       1840.5
      ]
     },
     "secondsLeft": {
      "type": "integer",
      "minimum": 0,
      "description": "An estimate, while it runs.",
      "examples": [
       21
      ]
     },
     "repairs": {
      "type": "array",
      "description": "What was repaired about the file as a whole, in words. Repairs of a row stand in the response.",
      "items": {
       "type": "string"
      },
      "examples": [
       [
        "The file was read as Windows-1252."
       ]
      ]
     },
     "refusal": {
      "$ref": "#/components/schemas/BatchRefusal"
     }
    },
    "examples": [
     {
      "id": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d",
      "centre": "90001",
      "status": "running",
      "definition": "release-3",
      "fileName": "autumn.csv",
      "fileReference": "AUTUMN-2010-1",
      "bytes": 4096000,
      "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "validateOnly": false,
      "person": "exams.officer",
      "supplier": "Example MIS",
      "receivedAt": "2010-09-06T09:00:00.000Z",
      "startedAt": "2010-09-06T09:00:01.250Z",
      "rows": {
       "total": 50000,
       "read": 12000,
       "accepted": 11500,
       "unchanged": 340,
       "repaired": 120,
       "refused": 40
      },
      "perSecond": 1840.5,
      "secondsLeft": 21,
      "repairs": [
       "The file was read as Windows-1252."
      ]
     },
     {
      "id": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3e",
      "centre": "90001",
      "status": "refused",
      "definition": "release-3",
      "fileName": "autumn.csv",
      "bytes": 2048,
      "digest": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
      "validateOnly": false,
      "person": "exams.officer",
      "supplier": "Example MIS",
      "receivedAt": "2010-09-06T09:00:00.000Z",
      "startedAt": "2010-09-06T09:00:00.400Z",
      "finishedAt": "2010-09-06T09:00:00.500Z",
      "rows": {
       "total": 11,
       "read": 0,
       "accepted": 0,
       "unchanged": 0,
       "repaired": 0,
       "refused": 0
      },
      "repairs": [],
      "refusal": {
       "rule": "file-trailer-count",
       "message": "The trailer says 12 records, and there are 11. The file may be cut off.",
       "fix": "Make the file anew and send it whole.",
       "actor": "supplier",
       "line": 13
      }
     }
    ]
   },
   "BatchPage": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Batch"
      },
      "description": "Newest first."
     },
     "next": {
      "type": "string",
      "description": "Send it as `after` for the next page. Absent on the last."
     }
    }
   },
   "BatchCause": {
    "type": "object",
    "description": "One cause of refused rows.",
    "additionalProperties": false,
    "required": [
     "rule",
     "message",
     "fix",
     "actor",
     "count",
     "lines"
    ],
    "properties": {
     "rule": {
      "type": "string",
      "description": "The rule that is broken, as in `listRules`."
     },
     "column": {
      "type": "string",
      "description": "The column that it is about, if it is one."
     },
     "message": {
      "type": "string",
      "description": "What is wrong, in plain words."
     },
     "fix": {
      "type": "string",
      "description": "How to put it right."
     },
     "actor": {
      "$ref": "#/components/schemas/ActingParty"
     },
     "count": {
      "type": "integer",
      "minimum": 1,
      "description": "How many rows it refused."
     },
     "lines": {
      "type": "array",
      "description": "The numbers of those lines in the file, of the first 1,000.",
      "maxItems": 1000,
      "items": {
       "type": "integer",
       "minimum": 1
      }
     }
    },
    "examples": [
     {
      "rule": "line-unknown",
      "column": "LineOfLearning",
      "message": "There is no line of learning xx.",
      "fix": "Use a code of the list of lines.",
      "actor": "centre",
      "count": 3,
      "lines": [
       4,
       17,
       18
      ]
     }
    ]
   },
   "BatchCauses": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "items"
    ],
    "properties": {
     "items": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/BatchCause"
      },
      "description": "Most frequent first."
     }
    }
   },
   "ExtractKind": {
    "type": "string",
    "description": "What is in it: `learnerAccounts`, `registrations`, `completions`, `claims`, or `all` of these in one file. `results`\nand `outcomes` are tables with headings, the same in both releases: what is published at the moment at which they are\nmade. They are for reading, and cannot be sent.\n",
    "enum": [
     "learnerAccounts",
     "registrations",
     "completions",
     "claims",
     "all",
     "results",
     "outcomes"
    ],
    "examples": [
     "registrations"
    ]
   },
   "ExtractRelease": {
    "type": "integer",
    "description": "The release of the batch file definitions that it is written by.",
    "enum": [
     2,
     3
    ],
    "examples": [
     3
    ]
   },
   "NewExtract": {
    "type": "object",
    "description": "An extract to make of the centre's records. Filters that are left out leave nothing out.",
    "additionalProperties": false,
    "required": [
     "kind",
     "release"
    ],
    "properties": {
     "kind": {
      "$ref": "#/components/schemas/ExtractKind"
     },
     "release": {
      "$ref": "#/components/schemas/ExtractRelease"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "learnerStatus": {
      "type": "string",
      "enum": [
       "open",
       "closed"
      ],
      "description": "Only learners whose account has this status."
     },
     "changedSince": {
      "$ref": "#/components/schemas/Instant"
     }
    },
    "examples": [
     {
      "kind": "registrations",
      "release": 3,
      "line": "engineering",
      "level": "higher",
      "learnerStatus": "open",
      "changedSince": "2010-09-06T09:00:00.000Z"
     }
    ]
   },
   "Extract": {
    "type": "object",
    "description": "An extract of a centre's records, and how far it is.",
    "additionalProperties": false,
    "required": [
     "id",
     "centre",
     "kind",
     "release",
     "status",
     "requestedAt"
    ],
    "properties": {
     "id": {
      "$ref": "#/components/schemas/Id"
     },
     "centre": {
      "$ref": "#/components/schemas/CentreNumber"
     },
     "kind": {
      "$ref": "#/components/schemas/ExtractKind"
     },
     "release": {
      "$ref": "#/components/schemas/ExtractRelease"
     },
     "status": {
      "type": "string",
      "enum": [
       "waiting",
       "running",
       "completed",
       "failed"
      ],
      "description": "The file can be read when it is `completed`."
     },
     "rows": {
      "type": "integer",
      "minimum": 0,
      "description": "How many rows it has, once it is completed."
     },
     "requestedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "finishedAt": {
      "$ref": "#/components/schemas/Instant"
     },
     "availableUntil": {
      "$ref": "#/components/schemas/Instant"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "learnerStatus": {
      "type": "string",
      "enum": [
       "open",
       "closed"
      ],
      "description": "Only learners whose account has this status."
     },
     "changedSince": {
      "$ref": "#/components/schemas/Instant"
     }
    },
    "examples": [
     {
      "id": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d",
      "centre": "90001",
      "kind": "registrations",
      "release": 3,
      "status": "completed",
      "rows": 214,
      "requestedAt": "2010-10-04T08:00:00.000Z",
      "finishedAt": "2010-10-04T08:00:02.100Z",
      "availableUntil": "2010-10-11T08:00:02.100Z",
      "line": "engineering",
      "level": "higher",
      "learnerStatus": "open",
      "changedSince": "2010-09-06T09:00:00.000Z"
     }
    ]
   },
   "AcademicYear": {
    "type": "string",
    "description": "An academic year, from 1 September to 31 August.",
    "pattern": "^[0-9]{4}/[0-9]{2}$",
    "examples": [
     "2009/10"
    ]
   },
   "StatisticsFormat": {
    "type": "string",
    "enum": [
     "json",
     "csv"
    ],
    "default": "json"
   },
   "RoundedCount": {
    "type": "integer",
    "minimum": 0,
    "multipleOf": 5,
    "description": "A multiple of 5. Rows need not add up to the total."
   },
   "Suppressed": {
    "type": "boolean",
    "description": "There are none, or too few to be shown. Which of the two is not told."
   },
   "Figure": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "count",
     "suppressed"
    ],
    "properties": {
     "count": {
      "$ref": "#/components/schemas/RoundedCount"
     },
     "suppressed": {
      "$ref": "#/components/schemas/Suppressed"
     }
    }
   },
   "StatisticsRow": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "count",
     "suppressed"
    ],
    "properties": {
     "academicYear": {
      "$ref": "#/components/schemas/AcademicYear"
     },
     "line": {
      "$ref": "#/components/schemas/LineCode"
     },
     "level": {
      "$ref": "#/components/schemas/LevelCode"
     },
     "grade": {
      "type": "string",
      "description": "The grade of the award."
     },
     "sex": {
      "type": "string",
      "enum": [
       "female",
       "male",
       "notKnown"
      ]
     },
     "region": {
      "type": "string",
      "description": "The region of the centre, or notKnown."
     },
     "count": {
      "$ref": "#/components/schemas/RoundedCount"
     },
     "suppressed": {
      "$ref": "#/components/schemas/Suppressed"
     }
    }
   },
   "Statistics": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "realm",
     "asOf",
     "total",
     "rows"
    ],
    "properties": {
     "realm": {
      "type": "string",
      "enum": [
       "live",
       "sandbox"
      ],
      "description": "Whose learners were counted."
     },
     "asOf": {
      "type": "string",
      "format": "date-time",
      "description": "What was so at this instant was counted. It moves on once a day, at midnight in the United Kingdom."
     },
     "total": {
      "$ref": "#/components/schemas/Figure"
     },
     "rows": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/StatisticsRow"
      },
      "description": "A row for each value of `by`, and of `thenBy` within it. Empty when neither was asked for."
     }
    }
   }
  },
  "responses": {
   "BadRequest": {
    "description": "The request does not fit the contract. `errors` lists everything that is wrong.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "Unavailable": {
    "description": "The service cannot answer now. Wait as `Retry-After` says and send the request again.",
    "headers": {
     "Retry-After": {
      "$ref": "#/components/headers/RetryAfter"
     }
    },
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "PayloadTooLarge": {
    "description": "The body is too large.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "UnsupportedMediaType": {
    "description": "The body is not of the type that the operation takes.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "TooManyRequests": {
    "description": "Too many requests for this supplier and centre. Wait as `Retry-After` says.",
    "headers": {
     "Retry-After": {
      "$ref": "#/components/headers/RetryAfter"
     }
    },
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "Unauthorized": {
    "description": "There is no access token, or it is not valid.",
    "headers": {
     "WWW-Authenticate": {
      "$ref": "#/components/headers/Authenticate"
     }
    },
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "NotFound": {
    "description": "There is no such record that you may see.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "Forbidden": {
    "description": "The token lacks the scope, or the centre has not granted authority.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "Refused": {
    "description": "The request breaks a rule. `errors` lists every rule broken and who has to act. Nothing was stored.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "NotModified": {
    "description": "The record has not changed."
   },
   "Merged": {
    "description": "This ULN was merged into another. Repeat the request at the address in `Location`.",
    "headers": {
     "Location": {
      "$ref": "#/components/headers/Location"
     }
    },
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "PreconditionFailed": {
    "description": "The record changed since you read it. Read it again.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "PreconditionRequired": {
    "description": "The record exists, so `If-Match` is required.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   },
   "NotFinished": {
    "description": "It is not finished yet. Ask again later.",
    "content": {
     "application/problem+json": {
      "schema": {
       "$ref": "#/components/schemas/Problem"
      }
     }
    }
   }
  },
  "headers": {
   "RetryAfter": {
    "description": "How many seconds to wait.",
    "schema": {
     "type": "integer"
    }
   },
   "Authenticate": {
    "description": "How to sign in.",
    "schema": {
     "type": "string"
    }
   },
   "Link": {
    "description": "The next page, as `<…>; rel=\"next\"`.",
    "schema": {
     "type": "string"
    }
   },
   "Disposition": {
    "description": "A name under which the file can be kept.",
    "schema": {
     "type": "string"
    },
    "example": "attachment; filename=\"response.csv\""
   },
   "Transaction": {
    "description": "The id of the transaction, as it stands in the learner's history. Absent when nothing changed, or when nothing was stored.",
    "schema": {
     "type": "string"
    }
   },
   "Outcome": {
    "description": "`accepted` when the record changed (or would change), `unchanged` when it already stood so.",
    "schema": {
     "type": "string",
     "enum": [
      "accepted",
      "unchanged"
     ]
    }
   },
   "Location": {
    "description": "Where the record is.",
    "schema": {
     "type": "string"
    }
   },
   "ETag": {
    "description": "The version of the record, for If-Match and If-None-Match.",
    "schema": {
     "type": "string"
    }
   }
  },
  "parameters": {
   "Limit": {
    "name": "limit",
    "in": "query",
    "required": false,
    "description": "How many items to answer at most.",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 500,
     "default": 50
    }
   },
   "After": {
    "name": "after",
    "in": "query",
    "required": false,
    "description": "The `next` of the page before. Do not make one up.",
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300
    }
   },
   "Manager": {
    "name": "DAS-Actor",
    "in": "header",
    "required": true,
    "description": "The person who does this, as your system knows them. It is kept with what they did.",
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "example": "catalogue.editor"
   },
   "IdempotencyKey": {
    "name": "Idempotency-Key",
    "in": "header",
    "required": true,
    "description": "A key of your own for this request. The same key and request give the first answer again for 24 hours.",
    "schema": {
     "type": "string",
     "minLength": 8,
     "maxLength": 100,
     "pattern": "^[!-~]+$"
    },
    "example": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d"
   },
   "ValidateOnly": {
    "name": "validateOnly",
    "in": "query",
    "required": false,
    "description": "Say exactly what would happen, and store nothing.",
    "schema": {
     "type": "boolean",
     "default": false
    }
   },
   "Scheme": {
    "name": "scheme",
    "in": "path",
    "required": true,
    "description": "The code of the grading scheme.",
    "schema": {
     "$ref": "#/components/schemas/SchemeCode"
    },
    "example": "diploma"
   },
   "SchemeVersion": {
    "name": "version",
    "in": "path",
    "required": true,
    "description": "The version of the grading scheme.",
    "schema": {
     "$ref": "#/components/schemas/SchemeVersionNumber"
    },
    "example": 1
   },
   "Centre": {
    "name": "DAS-Centre",
    "in": "header",
    "required": true,
    "description": "The number of the centre that the call acts for. The centre has granted authority: to a supplier, or to an awarding\nbody as its third-party learner administrator.\n",
    "schema": {
     "$ref": "#/components/schemas/CentreNumber"
    },
    "example": "90001"
   },
   "Actor": {
    "name": "DAS-Actor",
    "in": "header",
    "required": true,
    "description": "The person who pressed the button, as your system knows them. It stands in the learner's history.",
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    },
    "example": "exams.officer"
   },
   "Uln": {
    "name": "uln",
    "in": "path",
    "required": true,
    "description": "The learner's unique learner number.",
    "schema": {
     "$ref": "#/components/schemas/Uln"
    },
    "example": "1000000051"
   },
   "IfNoneMatch": {
    "name": "If-None-Match",
    "in": "header",
    "required": false,
    "description": "The ETag of the record as you last read it. An unchanged record answers 304.",
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    }
   },
   "IfMatch": {
    "name": "If-Match",
    "in": "header",
    "required": false,
    "description": "The ETag of the record as you last read it. Required when the record exists.",
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 100
    }
   },
   "Id": {
    "name": "id",
    "in": "path",
    "required": true,
    "schema": {
     "$ref": "#/components/schemas/Id"
    },
    "example": "0192f0c1-6c1e-7e62-a3f5-0d9a4f1b2c3d"
   },
   "CentreIfAny": {
    "name": "DAS-Centre",
    "in": "header",
    "required": false,
    "description": "The number of the centre that the call acts for. A supplier must send it. An awarding body leaves it out to act for\nitself, and sends it to act as the third-party learner administrator of the centre: it then sees and may do what the\ncentre lets it, and no more.\n",
    "schema": {
     "$ref": "#/components/schemas/CentreNumber"
    },
    "example": "90001"
   }
  }
 }
};
