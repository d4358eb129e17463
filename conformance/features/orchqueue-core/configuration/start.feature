Feature: A configuration at the start
  It is checked as a whole before anything starts, and what is wrong is said at once.

  @ORCH-3030 @OC-CONFIG-6001 @ASY-TASK-003 @must
  Scenario: A configuration with many faults is refused, and each is named
    Given a server that a step starts
    And a server with:
      | pools.0.wire                   | telegraph |
      | pools.0.queue.capacity         | 0         |
      | pools.0.queue.full_polcy       | reject    |
      | server.limits.json_depth_max   | 1000      |
      | store.kind                     | tape      |
      | flavour                        | sweet     |
      | tenants.0.keys.0.roles         | ["king"]  |
      | streams.on_disconnect          | 7         |
    And a pool "P"
    When the server is started in vain
    Then the server refuses its configuration [OC-CONFIG-6001(b), ORCH-3030(a), ASY-TASK-003(c)]
    And the output lists the problems: [ASY-TASK-003(c)]
      | path          | found     | expected |
      | /pools/0/wire | telegraph | llamacpp |
    And the output lists the problems: [ORCH-3030(a)]
      | path                       | found      | expected    |
      | /flavour                   | flavour    | pools       |
      | /pools/0/queue/full_polcy  | full_polcy | full_policy |
    And the output lists the problems: [OC-CONFIG-6001(a)]
      | path                          | found | expected |
      | /pools/0/queue/capacity       | 0     | 1        |
      | /server/limits/json_depth_max | 1000  | 256      |
      | /store/kind                   | tape  | sqlite   |
      | /tenants/0/keys/0/roles       | king  | operator |
      | /streams/on_disconnect        | 7     | detach   |

  @ORCH-3030 @must
  Scenario Outline: A field that nobody knows is reason enough: "<field>"
    Given a server that a step starts
    And a server with:
      | <field> | <value> |
    And a pool "P"
    When the server is started in vain
    Then the server refuses its configuration [ORCH-3030(a)]
    And the output lists the problems: [ORCH-3030(a)]
      | path   | found  |
      | <path> | <name> |

    Examples:
      | field                    | value | path                     | name       |
      | flavour                  | sweet | /flavour                 | flavour    |
      | pools.0.queue.full_polcy | shed  | /pools/0/queue/full_polcy | full_polcy |

  @OC-CONFIG-6001 @ASY-AUTH-006 @must
  Scenario: What a schema can't say is checked as well, and all of it at once
    Given a server that a step starts
    And a server with:
      | tenants                                | []                                   |
      | server.host                            | 0.0.0.0                              |
      | server.limits.header_timeout_ms        | 9000                                 |
      | server.limits.request_timeout_ms       | 8000                                 |
      | pools.0.queue.capacity                 | 4                                    |
      | pools.0.queue.class_capacity.batch     | 5                                    |
      | pools.0.fallback_pools                 | ["nobody"]                           |
      | pools.1.id                             | {pool:P}                             |
    And a pool "P"
    And a pool "Q"
    When the server is started in vain
    Then the server refuses its configuration [OC-CONFIG-6001(b)]
    And the output lists the problems: [ASY-AUTH-006(a)]
      | path         | found   | expected |
      | /server/host | 0.0.0.0 | loopback |
    And the output lists the problems: [OC-CONFIG-6001(a)]
      | path                                | found    | expected |
      | /server/limits/header_timeout_ms    | 9000     | 8000     |
      | /pools/0/queue/class_capacity/batch | 5        | 4        |
      | /pools/0/fallback_pools/0           | nobody   | {pool:P} |
      | /pools/1/id                         | {pool:P} | /pools/0 |

  @ASY-SEC-006 @must
  Scenario: Addresses that nobody listed are refused
    Given a server that a step starts
    And a server with:
      | pools.0.replicas.0.url | http://169.254.169.254/latest |
      | telemetry.otlp_url     | http://169.254.1.1:4318       |
      | events.sinks           | [{"id": "own", "kind": "webhook", "url": "http://127.0.0.1:9/"}, {"id": "near", "kind": "webhook", "url": "http://10.1.2.3/"}, {"id": "link", "kind": "webhook", "url": "http://[fe80::1]/"}] |
    And a pool "P"
    When the server is started in vain
    Then the server refuses its configuration [ASY-SEC-006(a)]
    And the output lists the problems: [ASY-SEC-006(a)]
      | path                    |
      | /pools/0/replicas/0/url |
      | /telemetry/otlp_url     |
      | /events/sinks/0/url     |
      | /events/sinks/1/url     |
      | /events/sinks/2/url     |

  @ASY-SEC-006 @ORCH-3030 @OC-CONFIG-6001 @must
  Scenario: Listed addresses are allowed, and compat mode leaves unknown fields aside
    Given a server that a step starts
    And a server with:
      | mode                      | compat |
      | flavour                   | sweet  |
      | pools.0.queue.full_polcy  | reject |
      | events.sinks              | [{"id": "own", "kind": "webhook", "url": "{webhook:takes}"}] |
      | network.private_addresses | ["127.0.0.0/8"] |
    And a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    When the server is started
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the receiver "webhook takes" is called 1 times
    Then reader "R" gets the text "ok" [ORCH-3030(b), OC-CONFIG-6001(c)]
    And the output lists the problems: [ORCH-3030(b)]
      | path                      | found      |
      | /flavour                  | flavour    |
      | /pools/0/queue/full_polcy | full_polcy |
    And the receiver "webhook takes" is called at "/events" and never at "/elsewhere" [ASY-SEC-006(a)]

  @ORCH-3030 @must
  Scenario: Compat mode starts in spite of fields that nobody knows, and names them
    Given a server that a step starts
    And a server with:
      | mode                     | compat |
      | flavour                  | sweet  |
      | pools.0.queue.full_polcy | reject |
    And a pool "P"
    When the server is started as far as it comes
    Then the server takes its configuration [ORCH-3030(b)]
    And the output lists the problems: [ORCH-3030(b)]
      | path                      | found      |
      | /flavour                  | flavour    |
      | /pools/0/queue/full_polcy | full_polcy |

  @OC-CONFIG-6001 @must
  Scenario: Compat without unknown fields is as strict as strict
    Given a server that a step starts
    And a server with:
      | mode                   | compat |
      | pools.0.queue.capacity | 0      |
      | store.kind             | tape   |
    And a pool "P"
    When the server is started in vain
    Then the server refuses its configuration [OC-CONFIG-6001(c)]
    And the output lists the problems: [OC-CONFIG-6001(c)]
      | path                    | found | expected |
      | /pools/0/queue/capacity | 0     | 1        |
      | /store/kind             | tape  | sqlite   |

  @OC-CONFIG-6001 @must
  Scenario: A server in compat mode serves as a strict one does
    Given a server with:
      | mode | compat |
    And a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    Then the answer to "B" has: [OC-CONFIG-6001(c)]
      | state | queued |
    And "C" is refused with "ADMISSION_REJECT" [OC-CONFIG-6001(c)]

  @ASY-CONF-002 @must
  Scenario: The shortest configuration that names a pool starts
    Given a server that a step starts
    And a server with:
      | tenants       | []                   |
      | pools.0.model | {"ref": "{model:P}"} |
    And a pool "P"
    When the server is started as far as it comes
    Then the server takes its configuration [ASY-CONF-002(a)]

  @ASY-CONF-002 @must
  Scenario: A server with the shortest configuration that names a pool serves
    Given a server that a step starts
    And a server with:
      | tenants       | []                   |
      | pools.0.model | {"ref": "{model:P}"} |
    And a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    When the server is started
    And nobody submits task "A"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the answer to "A" has status 202 [ASY-CONF-002(a)]
    And reader "R" gets the text "ok" [ASY-CONF-002(a)]

  @ASY-CONF-003 @must
  Scenario: A variable that is not set refuses the configuration by its name
    Given a server that a step starts
    And a server with:
      | pools.0.replicas.0.api_key_env | NOBODY_SETS_THIS_KEY |
    And a pool "P"
    When the server is started in vain
    Then the server refuses its configuration [ASY-CONF-003]
    And the output says "NOBODY_SETS_THIS_KEY" and "api_key_env" [ASY-CONF-003]
