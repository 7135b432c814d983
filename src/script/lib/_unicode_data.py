"""Tables of unicodedata, written by values/unicode_data.py."""

version = '15.1.0'

category = """\
Cc32 Zs Po3 Sc Po3 Ps Pe Po Sm Po Pd Po2 Nd10 Po2 Sm3 Po2 Lu26 Ps Po Pe Sk Pc Sk Ll26 Ps Sm Pe
Sm Cc33 Zs Po Sc4 So Po Sk So Lo Pi Sm Cf So Sk So Sm No2 Sk Ll Po2 Sk No Lo Pf No3 Po Lu23 Sm
Lu7 Ll24 Sm Ll8 Lu+Ll*27 Lu Ll2 Lu+Ll*7 Lu Ll2 Lu+Ll*23 Lu2 Ll+Lu*2 Ll3 Lu2 Ll Lu Ll Lu2 Ll Lu3
Ll2 Lu4 Ll Lu2 Ll Lu3 Ll3 Lu2 Ll Lu2 Ll+Lu*2 Ll Lu2 Ll Lu Ll2 Lu Ll Lu2 Ll Lu3 Ll Lu Ll Lu2 Ll2
Lo Lu Ll3 Lo4 Lu Lt Ll Lu Lt Ll Lu Lt Ll+Lu*8 Ll2 Lu+Ll*8 Lu Ll2 Lu Lt Ll Lu Ll Lu3 Ll+Lu*29 Ll7
Lu2 Ll Lu2 Ll2 Lu Ll Lu4 Ll+Lu*4 Ll69 Lo Ll27 Lm18 Sk4 Lm12 Sk14 Lm5 Sk7 Lm Sk Lm Sk17 Mn112
Lu+Ll*2 Lm Sk Lu Ll 2 Lm Ll3 Po Lu 4 Sk2 Lu Po Lu3 1 Lu 1 Lu2 Ll Lu17 1 Lu9 Ll35 Lu Ll2 Lu3 Ll3
Lu+Ll*11 Lu Ll5 Lu Ll Sm Lu Ll Lu2 Ll2 Lu51 Ll48 Lu+Ll*17 So Mn5 Me2 Lu+Ll*27 Lu2 Ll+Lu*6 Ll2
Lu+Ll*48 1 Lu38 2 Lm Po6 Ll41 Po Pd 2 So2 Sc 1 Mn45 Pd Mn Po Mn2 Po Mn2 Po Mn 8 Lo27 4 Lo4 Po2
11 Cf6 Sm3 Po2 Sc Po2 So2 Mn11 Po Cf Po3 Lo32 Lm Lo10 Mn21 Nd10 Po4 Lo2 Mn Lo99 Po Lo Mn7 Cf So
Mn6 Lm2 Mn2 So Mn4 Lo2 Nd10 Lo3 So2 Lo Po14 1 Cf Lo Mn Lo30 Mn27 2 Lo89 Mn11 Lo 14 Nd10 Lo33 Mn9
Lm2 So Po3 Lm 2 Mn Sc2 Lo22 Mn4 Lm Mn9 Lm Mn3 Lm Mn5 2 Po15 1 Lo25 Mn3 2 Po 1 Lo11 5 Lo24 Sk Lo6
1 Cf2 6 Mn8 Lo41 Lm Mn24 Cf Mn32 Mc Lo54 Mn Mc Mn Lo Mc3 Mn8 Mc4 Mn Mc2 Lo Mn7 Lo10 Mn2 Po2 Nd10
Po Lm Lo15 Mn Mc2 1 Lo8 2 Lo2 2 Lo22 1 Lo7 1 Lo 3 Lo4 2 Mn Lo Mc3 Mn4 2 Mc2 2 Mc2 Mn Lo 8 Mc 4
Lo2 1 Lo3 Mn2 2 Nd10 Lo2 Sc2 No6 So Sc Lo Po Mn 2 Mn2 Mc 1 Lo6 4 Lo2 2 Lo22 1 Lo7 1 Lo2 1 Lo2 1
Lo2 2 Mn 1 Mc3 Mn2 4 Mn2 2 Mn3 3 Mn 7 Lo4 1 Lo 7 Nd10 Mn2 Lo3 Mn Po 10 Mn2 Mc 1 Lo9 1 Lo3 1 Lo22
1 Lo7 1 Lo2 1 Lo5 2 Mn Lo Mc3 Mn5 1 Mn2 Mc 1 Mc2 Mn 2 Lo 15 Lo2 Mn2 2 Nd10 Po Sc 7 Lo Mn6 1 Mn
Mc2 1 Lo8 2 Lo2 2 Lo22 1 Lo7 1 Lo2 1 Lo5 2 Mn Lo Mc Mn Mc Mn4 2 Mc2 2 Mc2 Mn 7 Mn2 Mc 4 Lo2 1
Lo3 Mn2 2 Nd10 So Lo No6 10 Mn Lo 1 Lo6 3 Lo3 1 Lo4 3 Lo2 1 Lo 1 Lo2 3 Lo2 3 Lo3 3 Lo12 4 Mc2 Mn
Mc2 3 Mc3 1 Mc3 Mn 2 Lo 6 Mc 14 Nd10 No3 So6 Sc So 5 Mn Mc3 Mn Lo8 1 Lo3 1 Lo23 1 Lo16 2 Mn Lo
Mn3 Mc4 1 Mn3 1 Mn4 7 Mn2 1 Lo3 2 Lo 2 Lo2 Mn2 2 Nd10 7 Po No7 So Lo Mn Mc2 Po Lo8 1 Lo3 1 Lo23
1 Lo10 1 Lo5 2 Mn Lo Mc Mn Mc5 1 Mn Mc2 1 Mc2 Mn2 7 Mc2 6 Lo2 1 Lo2 Mn2 2 Nd10 1 Lo2 Mc 12 Mn2
Mc2 Lo9 1 Lo3 1 Lo41 Mn2 Lo Mc3 Mn4 1 Mc3 1 Mc3 Mn Lo So 4 Lo3 Mc No7 Lo3 Mn2 2 Nd10 No9 So Lo6
1 Mn Mc2 1 Lo18 3 Lo24 1 Lo9 1 Lo 2 Lo7 3 Mn 4 Mc3 Mn3 1 Mn 1 Mc8 6 Nd10 2 Mc2 Po 12 Lo48 Mn Lo2
Mn7 4 Sc Lo6 Lm Mn8 Po Nd10 Po2 37 Lo2 1 Lo 1 Lo5 1 Lo24 1 Lo 1 Lo10 Mn Lo2 Mn9 Lo 2 Lo5 1 Lm 1
Mn7 1 Nd10 2 Lo4 32 Lo So3 Po15 So Po So3 Mn2 So6 Nd10 No10 So+Mn*3 Ps+Pe*2 Mc2 Lo8 1 Lo36 4
Mn14 Mc Mn5 Po Mn2 Lo5 Mn11 1 Mn36 1 So8 Mn So6 1 So2 Po5 So4 Po2 37 Lo43 Mc2 Mn4 Mc Mn6 Mc Mn2
Mc2 Mn2 Lo Nd10 Po6 Lo6 Mc2 Mn2 Lo4 Mn3 Lo Mc3 Lo2 Mc7 Lo3 Mn4 Lo13 Mn Mc2 Mn2 Mc6 Mn Lo Mc Nd10
Mc3 Mn So2 Lu38 1 Lu 5 Lu 2 Ll43 Po Lm Ll3 Lo329 1 Lo4 2 Lo7 1 Lo 1 Lo4 2 Lo41 1 Lo4 2 Lo33 1
Lo4 2 Lo7 1 Lo 1 Lo4 2 Lo15 1 Lo57 1 Lo4 2 Lo67 2 Mn3 Po9 No20 3 Lo16 So10 6 Lu86 2 Ll6 2 Pd
Lo620 So Po Lo17 Zs Lo26 Ps Pe 3 Lo75 Po3 Nl3 Lo8 7 Lo18 Mn3 Mc 9 Lo19 Mn2 Mc Po2 9 Lo18 Mn2 12
Lo13 1 Lo3 1 Mn2 12 Lo52 Mn2 Mc Mn7 Mc8 Mn Mc2 Mn11 Po3 Lm Po3 Sc Lo Mn 2 Nd10 6 No10 6 Po6 Pd
Po4 Mn3 Cf Mn Nd10 6 Lo35 Lm Lo53 7 Lo5 Mn2 Lo34 Mn Lo 5 Lo70 10 Lo31 1 Mn3 Mc4 Mn2 Mc3 4 Mc2 Mn
Mc6 Mn3 4 So 3 Po2 Nd10 Lo30 2 Lo5 11 Lo44 4 Lo26 6 Nd10 No 3 So34 Lo23 Mn2 Mc2 Mn 2 Po2 Lo53 Mc
Mn Mc Mn7 1 Mn Mc Mn Mc2 Mn8 Mc6 Mn10 2 Mn Nd10 6 Nd10 6 Po7 Lm Po6 2 Mn14 Me Mn16 49 Mn4 Mc
Lo47 Mn Mc Mn5 Mc Mn Mc5 Mn Mc2 Lo8 3 Nd10 Po7 So10 Mn9 So9 Po2 1 Mn2 Mc Lo30 Mc Mn4 Mc2 Mn2 Mc
Mn3 Lo2 Nd10 Lo44 Mn Mc Mn2 Mc3 Mn Mc Mn3 Mc2 8 Po4 Lo36 Mc8 Mn8 Mc2 Mn2 3 Po5 Nd10 3 Lo3 Nd10
Lo30 Lm6 Po2 Ll9 7 Lu43 2 Lu3 Po8 8 Mn3 Po Mn13 Mc Mn7 Lo4 Mn Lo6 Mn Lo2 Mc Mn2 Lo 5 Ll44 Lm63
Ll13 Lm Ll34 Lm37 Mn64 Lu+Ll*74 Lu Ll9 Lu+Ll*48 Lu Ll9 Lu8 Ll6 2 Lu6 2 Ll8 Lu8 Ll8 Lu8 Ll6 2 Lu6
2 Ll8 +Lu*4 Ll8 Lu8 Ll14 2 Ll8 Lt8 Ll8 Lt8 Ll8 Lt8 Ll5 1 Ll2 Lu4 Lt Sk Ll Sk3 Ll3 1 Ll2 Lu4 Lt
Sk3 Ll4 2 Ll2 Lu4 1 Sk3 Ll8 Lu5 Sk3 2 Ll3 1 Ll2 Lu4 Lt Sk2 1 Zs11 Cf5 Pd6 Po2 Pi Pf Ps Pi2 Pf Ps
Pi Po8 Zl Zp Cf5 Zs Po9 Pi Pf Po4 Pc2 Po3 Sm Ps Pe Po11 Sm Po Pc Po10 Zs Cf5 1 Cf10 No Lm 2 No6
Sm3 Ps Pe Lm No10 Sm3 Ps Pe 1 Lm13 3 Sc33 15 Mn13 Me4 Mn Me3 Mn12 15 So2 Lu So4 Lu So2 Ll Lu3
Ll2 Lu3 Ll So Lu So2 Sm Lu5 So6 Lu+So*3 Lu4 So Ll Lu4 Ll Lo4 Ll So2 Ll2 Lu2 Sm5 Lu Ll4 So Sm So2
Ll So No16 Nl35 Lu Ll Nl4 No So2 4 Sm5 So5 Sm2 So4 Sm So2 Sm So2 Sm So7 Sm So31 Sm2 So2 Sm So Sm
So31 Sm268 So8 Ps+Pe*2 So20 Sm2 So7 Ps Pe So81 Sm So30 Sm25 So40 Sm6 So69 25 So11 21 No60 So78
No22 So183 Sm So9 Sm So54 Sm8 So111 Sm So248 Ps+Pe*7 No30 So44 Sm5 Ps Pe Sm31 Ps+Pe*5 Sm16 So256
Sm131 Ps+Pe*11 Sm63 Ps+Pe*2 Sm32 Ps Pe Sm258 So48 Sm21 So2 Sm6 So39 2 So32 1 So105 Lu48 Ll48 Lu
Ll Lu3 Ll2 Lu+Ll*3 Lu4 Ll Lu Ll2 Lu Ll6 Lm2 Lu3 Ll+Lu*49 Ll2 So6 Lu+Ll*2 Mn3 Lu Ll 5 Po4 No Po2
Ll38 1 Ll 5 Ll 2 Lo56 7 Lm Po 14 Mn Lo23 9 Lo7 1 Lo7 1 Lo7 1 Lo7 1 Lo7 1 Lo7 1 Lo7 1 Lo7 1 Mn32
Po2 Pi+Pf*2 Po3 Pi Pf Po Pi Pf Po9 Pd Po2 Pd Po Pi Pf Po2 Pi Pf Ps+Pe*4 Po5 Lm Po10 Pd2 Po4 Pd
Po Ps Po13 So2 Po3 Ps+Pe*4 Pd 34 So26 1 So89 12 So214 26 So16 Zs Po3 So Lm Lo Nl Ps+Pe*5 So2
Ps+Pe*4 Pd Ps Pe2 So Nl9 Mn4 Mc2 Pd Lm5 So2 Nl3 Lm Lo Po So2 1 Lo86 2 Mn2 Sk2 Lm2 Lo Pd Lo90 Po
Lm3 Lo 5 Lo43 1 Lo94 1 So2 No4 So10 Lo32 So36 11 So Lo16 So31 1 No10 So30 No8 So No15 So32 No10
So39 No15 So320 Lo6592 So64 Lo21013 Lm Lo1143 3 So55 9 Lo40 Lm6 Po2 Lo268 Lm Po3 Lo16 Nd10 Lo2
20 Lu+Ll*23 Lo Mn Me3 Po Mn10 Po Lm Lu+Ll*14 Lm2 Mn2 Lo70 Nl10 Mn2 Po6 8 Sk23 Lm9 Sk2 Lu+Ll*6 Lu
Ll3 Lu+Ll*31 Lm Ll8 Lu+Ll*2 Lu2 Ll+Lu*4 Ll Lm Sk2 Lu+Ll*2 Lo Lu Ll Lu Ll3 Lu+Ll*10 Lu5 Ll Lu5
Ll+Lu*7 Ll Lu4 Ll Lu Ll 5 Lu Ll+*2 Ll+Lu*2 Ll 24 Lm3 Lu Ll Lo Lm2 Ll Lo7 Mn Lo3 Mn Lo4 Mn Lo23
Mc2 Mn2 Mc So4 Mn 3 No6 So2 Sc So 6 Lo52 Po4 8 Mc2 Lo50 Mc16 Mn2 8 Po2 Nd10 6 Mn18 Lo6 Po3 Lo Po
Lo2 Mn Nd10 Lo28 Mn8 Po2 Lo23 Mn11 Mc2 11 Po Lo29 3 Mn3 Mc Lo47 Mn Mc2 Mn4 Mc2 Mn2 Mc3 Po13 1 Lm
Nd10 4 Po2 Lo5 Mn Lm Lo9 Nd10 Lo5 1 Lo41 Mn6 Mc2 Mn2 Mc2 Mn2 9 Lo3 Mn Lo8 Mn Mc 2 Nd10 2 Po4
Lo16 Lm Lo6 So3 Lo Mc Mn Mc Lo50 Mn Lo Mn3 Lo2 Mn2 Lo5 Mn2 Lo Mn Lo 24 Lo2 Lm Po2 Lo11 Mc Mn2
Mc2 Po2 Lo Lm2 Mc Mn 10 Lo6 2 Lo6 2 Lo6 9 Lo7 1 Lo7 1 Ll43 Sk Lm4 Ll9 Lm Sk2 4 Ll80 Lo35 Mc2 Mn
Mc2 Mn Mc2 Po Mc Mn 2 Nd10 6 Lo11172 12 Lo23 4 Lo49 4 Cs2048 Co6400 Lo366 2 Lo106 38 Ll7 12 Ll5
5 Lo Mn Lo10 Sm Lo13 1 Lo5 1 Lo 1 Lo2 1 Lo2 1 Lo108 Sk17 16 Lo363 Pe Ps So16 Lo64 2 Lo54 7 So 32
Lo12 Sc So3 Mn16 Po7 Ps Pe Po 6 Mn16 Po Pd2 Pc2 Ps+Pe*8 Po2 Ps Pe Po4 Pc3 Po3 1 Po4 Pd Ps+Pe*3
Po3 Sm Pd Sm3 1 Po Sc Po2 4 Lo5 1 Lo135 2 Cf 1 Po3 Sc Po3 Ps Pe Po Sm Po Pd Po2 Nd10 Po2 Sm3 Po2
Lu26 Ps Po Pe Sk Pc Sk Ll26 Ps Sm Pe Sm Ps Pe Po Ps Pe Po2 Lo10 Lm Lo45 Lm2 Lo31 3 Lo6 2 Lo6 2
Lo6 2 Lo3 3 Sc2 Sm Sk So Sc2 1 So Sm4 So2 10 Cf3 So2 2 Lo12 1 Lo26 1 Lo19 1 Lo2 1 Lo15 2 Lo14 34
Lo123 5 Po3 4 No45 3 So9 Nl53 No4 So17 No2 So3 1 So13 3 So 47 So45 Mn 130 Lo29 3 Lo49 15 Mn No27
4 Lo32 No4 9 Lo20 Nl Lo8 Nl 5 Lo38 Mn5 5 Lo30 1 Po Lo36 4 Lo8 Po Nl5 42 Lu40 Ll40 Lo78 2 Nd10 6
Lu36 4 Ll36 4 Lo40 8 Lo52 11 Po Lu11 1 Lu15 1 Lu7 1 Lu2 1 Ll11 1 Ll15 1 Ll7 1 Ll2 67 Lo311 9
Lo22 10 Lo8 24 Lm6 1 Lm42 1 Lm9 69 Lo6 2 Lo 1 Lo44 1 Lo2 3 Lo 2 Lo23 1 Po No8 Lo23 So2 No7 Lo31
8 No9 48 Lo19 1 Lo2 5 No5 Lo22 No6 3 Po Lo26 5 Po 64 Lo56 4 No2 Lo2 No16 2 No46 Lo Mn3 1 Mn2 5
Mn4 Lo4 1 Lo3 1 Lo29 2 Mn3 4 Mn No9 7 Po9 7 Lo29 No2 Po Lo29 No3 32 Lo8 So Lo28 Mn2 4 No5 Po7 9
Lo54 3 Po7 Lo22 2 No8 Lo19 5 No8 Lo18 7 Po4 12 No7 80 Lo73 55 Lu51 13 Ll51 7 No6 Lo36 Mn4 8 Nd10
294 No31 1 Lo42 1 Mn2 Pd 2 Lo2 75 Mn3 Lo29 No10 Lo 8 Lo22 Mn11 No4 Po5 22 Lo18 Mn4 Po4 38 Lo21
No7 20 Lo23 9 Mc Mn Mc Lo53 Mn15 Po7 4 No20 Nd10 Mn Lo2 Mn2 Lo 9 Mn3 Mc Lo45 Mc3 Mn4 Mc2 Mn2 Po2
Cf Po4 Mn 10 Cf 2 Lo25 7 Nd10 6 Mn3 Lo36 Mn5 Mc Mn8 1 Nd10 Po4 Lo Mc2 Lo 8 Lo35 Mn Po2 Lo 9 Mn2
Mc Lo48 Mc3 Mn9 Mc2 Lo4 Po4 Mn4 Po Mc Mn Nd10 Lo Po Lo Po3 1 No20 11 Lo18 1 Lo25 Mc3 Mn3 Mc2 Mn
Mc Mn2 Po6 Mn Lo2 Mn 62 Lo7 1 Lo 1 Lo4 1 Lo15 1 Lo10 Po 6 Lo47 Mn Mc3 Mn8 5 Nd10 6 Mn2 Mc2 1 Lo8
2 Lo2 2 Lo22 1 Lo7 1 Lo2 1 Lo5 1 Mn2 Lo Mc2 Mn Mc4 2 Mc2 2 Mc3 2 Lo 6 Mc 5 Lo5 Mc2 2 Mn7 3 Mn5
139 Lo53 Mc3 Mn8 Mc2 Mn3 Mc Mn Lo4 Po5 Nd10 Po2 1 Po Mn Lo3 30 Lo48 Mc3 Mn6 Mc Mn Mc4 Mn2 Mc Mn2
Lo2 Po Lo 8 Nd10 166 Lo47 Mc3 Mn4 2 Mc4 Mn2 Mc Mn2 Po23 Lo4 Mn2 34 Lo48 Mc3 Mn8 Mc2 Mn Mc Mn2
Po3 Lo 11 Nd10 6 Po13 19 Lo43 Mn Mc Mn Mc2 Mn6 Mc Mn Lo Po 6 Nd10 54 Lo27 2 Mn3 Mc2 Mn4 Mc Mn5 4
Nd10 No2 Po3 So Lo7 185 Lo44 Mc3 Mn9 Mc Mn2 Po 100 Lu32 Ll32 Nd10 No9 12 Lo8 2 Lo 2 Lo8 1 Lo2 1
Lo24 Mc6 1 Mc2 2 Mn2 Mc Mn Lo+Mc*2 Mn Po3 9 Nd10 70 Lo8 2 Lo39 Mc3 Mn4 2 Mn2 Mc4 Mn Lo Po Lo Mc
27 Lo Mn10 Lo40 Mn6 Mc Lo Mn4 Po8 Mn 8 Lo Mn6 Mc2 Mn3 Lo46 Mn13 Mc Mn2 Po3 Lo Po5 13 Lo73 7 Po10
246 Lo9 1 Lo37 Mc Mn7 1 Mn6 Mc Mn Lo Po5 10 Nd10 No19 3 Po2 Lo30 2 Mn22 1 Mc Mn7 Mc Mn2 Mc Mn2
73 Lo7 1 Lo2 1 Lo38 Mn6 3 Mn 1 Mn2 1 Mn7 Lo Mn 8 Nd10 6 Lo6 1 Lo2 1 Lo32 Mc5 1 Mn2 1 Mc2 Mn Mc
Mn Lo 7 Nd10 310 Lo19 Mn2 Mc2 Po2 7 Mn2 Lo Mc Lo13 1 Lo34 Mc2 Mn5 3 Mc2 Mn Mc Mn Po13 Nd10 86 Lo
15 No21 So8 Sc4 So17 13 Po Lo922 102 Nl111 1 Po5 11 Lo196 2636 Lo97 Po2 13 Lo1072 Cf16 Mn Lo6
Mn15 4010 Lo583 8633 Lo569 7 Lo31 1 Nd10 4 Po2 Lo79 1 Nd10 6 Lo30 2 Mn5 Po 10 Lo48 Mn7 Po5 So4
Lm4 Po So 10 Nd10 1 No7 1 Lo21 5 Lo19 688 Lu32 Ll32 No23 Po4 101 Lo75 4 Mn Lo Mc55 7 Mn4 Lm13 64
Lm2 Po Lm Mn 11 Mc2 14 Lo6136 8 Lo1238 42 Lo9 8935 Lm4 1 Lm7 1 Lm2 1 Lo291 15 Lo 29 Lo3 2 Lo 14
Lo4 8 Lo396 2308 Lo107 5 Lo13 3 Lo9 7 Lo10 2 So Mn2 Po Cf4 4700 Mn46 2 Mn23 9 So116 60 So246 10
So39 2 So60 Mc2 Mn3 So3 Mc6 Cf8 Mn8 So2 Mn7 So30 Mn4 So61 21 So66 Mn3 So 122 No20 12 No20 12
So87 9 No25 135 Lu26 Ll26 Lu26 Ll7 1 Ll18 Lu26 Ll26 Lu 1 Lu2 2 Lu 2 Lu2 2 Lu4 1 Lu8 Ll4 1 Ll 1
Ll7 1 Ll11 Lu26 Ll26 Lu2 1 Lu4 2 Lu8 1 Lu7 1 Ll26 Lu2 1 Lu4 1 Lu5 1 Lu 3 Lu7 1 Ll26 Lu26 Ll26
Lu26 Ll26 Lu26 Ll26 Lu26 Ll26 Lu26 Ll26 Lu26 Ll28 2 Lu25 Sm Ll25 Sm Ll6 Lu25 Sm Ll25 Sm Ll6 Lu25
Sm Ll25 Sm Ll6 Lu25 Sm Ll25 Sm Ll6 Lu25 Sm Ll25 Sm Ll6 Lu Ll 2 Nd50 So512 Mn55 So4 Mn50 So8 Mn
So14 Mn So2 Po5 15 Mn5 1 Mn15 1104 Ll10 Lo Ll20 6 Ll6 213 Mn7 1 Mn17 2 Mn7 1 Mn2 1 Mn5 5 Lm62 33
Mn 112 Lo45 3 Mn7 Lm7 2 Nd10 4 Lo So 320 Lo30 Mn 17 Lo44 Mn4 Nd10 5 Sc 464 Lo27 Lm Mn4 Nd10 742
Lo7 1 Lo4 1 Lo2 1 Lo15 1 Lo197 2 No9 Mn7 41 Lu34 Ll34 Mn7 Lm 4 Nd10 4 Po2 785 No59 So No3 Sc No4
76 No45 So No15 194 Lo4 1 Lo27 1 Lo2 1 Lo 2 Lo 1 Lo10 1 Lo4 +Lo*2 6 Lo 4 Lo+*3 Lo3 1 Lo2 1 Lo 2
Lo+*5 Lo2 1 Lo 2 Lo4 1 Lo7 1 Lo4 1 Lo4 1 Lo 1 Lo10 1 Lo17 5 Lo3 1 Lo5 1 Lo17 52 Sm2 270 So44 4
So100 12 So15 2 So15 1 So15 1 So37 10 No13 So161 56 So29 13 So44 4 So9 7 So2 14 So6 154 So251
Sk5 So728 4 So17 3 So13 3 So119 4 So95 6 So12 4 So 15 So12 4 So56 8 So10 6 So40 8 So30 2 So2 78
So340 12 So14 2 So13 3 So9 7 So46 1 So7 8 So14 4 So9 7 So9 7 So147 1 So55 37 Nd10 1030 Lo42720
32 Lo4154 6 Lo222 2 Lo5762 14 Lo7473 15 Lo622 2466 Lo542 1506 Lo4939 5 Lo4192 711761 Cf 30 Cf96
128 Mn240 65040 Co65534 2 Co65534"""

bidirectional = """\
BN9 S B S WS B BN14 B3 S WS ON2 ET3 ON5 ES CS ES CS2 EN10 CS ON6 L26 ON6 L26 ON4 BN6 B BN26 CS
ON ET4 ON4 L ON2 BN ON2 ET2 EN2 ON L ON3 EN L ON5 L23 ON L31 ON L449 ON2 L7 ON14 L2 ON14 L5 ON9
L ON17 NSM112 L4 ON2 L2 2 L4 ON L 4 ON2 L ON L3 1 L 1 L20 1 L83 ON L140 NSM7 L166 1 L38 2 L49 ON
2 ON2 ET 1 NSM45 R NSM R NSM2 R NSM2 R NSM 8 R27 4 R6 11 AN6 ON2 AL ET2 AL CS AL ON2 NSM11 AL48
NSM21 AN10 ET AN2 AL3 NSM AL101 NSM7 AN ON NSM6 AL2 NSM2 ON NSM4 AL2 EN10 AL20 1 AL2 NSM AL30
NSM27 2 AL89 NSM11 AL 14 R43 NSM9 R2 ON4 R 2 NSM R24 NSM4 R NSM9 R NSM3 R NSM5 2 R15 1 R25 NSM3
2 R 1 AL11 5 AL31 1 AN2 6 NSM8 AL42 NSM24 AN NSM32 L55 NSM L NSM L4 NSM8 L4 NSM L3 NSM7 L10 NSM2
L29 NSM L2 1 L8 2 L2 2 L22 1 L7 1 L 3 L4 2 NSM L4 NSM4 2 L2 2 L2 NSM L 8 L 4 L2 1 L3 NSM2 2 L12
ET2 L7 ET L2 NSM 2 NSM2 L 1 L6 4 L2 2 L22 1 L7 1 L2 1 L2 1 L2 2 NSM 1 L3 NSM2 4 NSM2 2 NSM3 3
NSM 7 L4 1 L 7 L10 NSM2 L3 NSM L 10 NSM2 L 1 L9 1 L3 1 L22 1 L7 1 L2 1 L5 2 NSM L4 NSM5 1 NSM2 L
1 L2 NSM 2 L 15 L2 NSM2 2 L11 ET 7 L NSM6 1 NSM L2 1 L8 2 L2 2 L22 1 L7 1 L2 1 L5 2 NSM L2 NSM L
NSM4 2 L2 2 L2 NSM 7 NSM2 L 4 L2 1 L3 NSM2 2 L18 10 NSM L 1 L6 3 L3 1 L4 3 L2 1 L 1 L2 3 L2 3 L3
3 L12 4 L2 NSM L2 3 L3 1 L3 NSM 2 L 6 L 14 L13 ON6 ET ON 5 NSM L3 NSM L8 1 L3 1 L23 1 L16 2 NSM
L NSM3 L4 1 NSM3 1 NSM4 7 NSM2 1 L3 2 L 2 L2 NSM2 2 L10 7 L ON7 L2 NSM L11 1 L3 1 L23 1 L10 1 L5
2 NSM L8 1 L3 1 L2 NSM2 7 L2 6 L2 1 L2 NSM2 2 L10 1 L3 12 NSM2 L11 1 L3 1 L41 NSM2 L4 NSM4 1 L3
1 L3 NSM L2 4 L14 NSM2 2 L26 1 NSM L2 1 L18 3 L24 1 L9 1 L 2 L7 3 NSM 4 L3 NSM3 1 NSM 1 L8 6 L10
2 L3 12 L48 NSM L2 NSM7 4 ET L7 NSM8 L13 37 L2 1 L 1 L5 1 L24 1 L 1 L10 NSM L2 NSM9 L 2 L5 1 L 1
NSM7 1 L10 2 L4 32 L24 NSM2 L27 NSM+L*2 NSM ON4 L10 1 L36 4 NSM14 L NSM5 L NSM2 L5 NSM11 1 NSM36
1 L8 NSM L6 1 L13 37 L45 NSM4 L NSM6 L NSM2 L2 NSM2 L25 NSM2 L4 NSM3 L16 NSM4 L13 NSM L2 NSM2 L6
NSM L15 NSM L40 1 L 5 L 2 L377 1 L4 2 L7 1 L 1 L4 2 L41 1 L4 2 L33 1 L4 2 L7 1 L 1 L4 2 L15 1
L57 1 L4 2 L67 2 NSM3 L29 3 L16 ON10 6 L86 2 L6 2 ON L639 WS L26 ON2 3 L89 7 L18 NSM3 L 9 L19
NSM2 L3 9 L18 NSM2 12 L13 1 L3 1 NSM2 12 L52 NSM2 L NSM7 L8 NSM L2 NSM11 L7 ET L NSM 2 L10 6
ON10 6 ON11 NSM3 BN NSM L10 6 L89 7 L5 NSM2 L34 NSM L 5 L70 10 L31 1 NSM3 L4 NSM2 L3 4 L2 NSM L6
NSM3 4 ON 3 ON2 L40 2 L5 11 L44 4 L26 6 L11 3 ON34 L23 NSM2 L2 NSM 2 L56 NSM L NSM7 1 NSM L NSM
L2 NSM8 L6 NSM10 2 NSM L10 6 L10 6 L14 2 NSM31 49 NSM4 L48 NSM L NSM5 L NSM L5 NSM L10 3 L27
NSM9 L11 1 NSM2 L32 NSM4 L2 NSM2 L NSM3 L56 NSM L NSM2 L3 NSM L NSM3 L2 8 L48 NSM8 L2 NSM2 3 L15
3 L60 7 L43 2 L11 8 NSM3 L NSM13 L NSM7 L4 NSM L6 NSM L3 NSM2 L 5 L192 NSM64 L278 2 L6 2 L38 2
L6 2 L8 +L*3 1 L31 2 L53 1 L7 ON L ON3 L3 1 L7 ON3 L4 2 L6 1 ON3 L13 ON3 2 L3 1 L7 ON2 1 WS11
BN3 L R ON24 WS B LRE RLE PDF LRO RLO CS ET5 ON15 CS ON26 WS BN5 1 LRI RLI FSI PDI BN6 EN L 2
EN6 ES2 ON3 L EN10 ES2 ON3 1 L13 3 ET33 15 NSM33 15 ON2 L ON4 L ON2 L10 ON L ON3 L5 ON6 L+ON*3
L4 ET L11 ON2 L4 ON5 L5 ON4 L2 ON16 L41 ON3 4 ON130 ES ET ON290 L69 ON26 L ON145 25 ON11 21 ON40
EN20 L78 ON450 L ON339 L256 ON628 2 ON32 1 ON105 L229 ON6 L4 NSM3 L2 5 ON7 L38 1 L 5 L 2 L56 7
L2 14 NSM L23 9 L7 1 L7 1 L7 1 L7 1 L7 1 L7 1 L7 1 L7 1 NSM32 ON94 34 ON26 1 ON89 12 ON214 26
ON16 WS ON4 L3 ON25 L9 NSM4 L2 ON L5 ON2 L5 ON3 1 L86 2 NSM2 ON2 L3 ON L90 ON L4 5 L43 1 L94 1
L48 ON36 11 ON L45 ON2 1 L48 ON16 L28 ON3 L50 ON15 L12 ON4 L167 ON4 L99 ON2 L31 ON L6592 ON64
L22157 3 ON55 9 L317 ON3 L28 20 L47 NSM4 ON NSM10 ON2 L30 NSM2 L80 NSM2 L6 8 ON34 L102 ON L66 5
L2 1 L 1 L5 24 L16 NSM L3 NSM L4 NSM L25 NSM2 L ON4 NSM 3 L8 ET2 6 L52 ON4 8 L68 NSM2 8 L12 6
NSM18 L13 NSM L38 NSM8 L25 NSM11 L2 11 L30 3 NSM3 L48 NSM L2 NSM4 L2 NSM2 L16 1 L11 4 L7 NSM L25
1 L41 NSM6 L2 NSM2 L2 NSM2 9 L3 NSM L8 NSM L 2 L10 2 L32 NSM L51 NSM L NSM3 L2 NSM2 L5 NSM2 L
NSM L 24 L17 NSM2 L8 NSM 10 L6 2 L6 2 L6 9 L7 1 L7 1 L58 ON2 4 L117 NSM L2 NSM L4 NSM 2 L10 6
L11172 12 L23 4 L49 4 L8814 2 L106 38 L7 12 L5 5 R NSM R10 ES R13 1 R5 1 R 1 R2 1 R2 1 R10 AL115
16 AL363 ON18 AL64 2 AL54 7 ON 32 AL13 ON3 NSM16 ON10 6 NSM16 ON32 CS ON CS 1 ON CS ON9 ET ON2
ES2 ON3 1 ON ET2 ON 4 AL5 1 AL135 2 BN 1 ON2 ET3 ON5 ES CS ES CS2 EN10 CS ON6 L26 ON6 L26 ON11
L89 3 L6 2 L6 2 L6 2 L3 3 ET2 ON3 ET2 1 ON7 10 ON5 2 L12 1 L26 1 L19 1 L2 1 L15 2 L14 34 L123 5
L ON L 4 L45 3 L9 ON77 L2 1 ON13 3 ON 47 L45 NSM 130 L29 3 L49 15 NSM EN27 4 L36 9 L30 5 L38
NSM5 5 L30 1 L37 4 L14 42 L158 2 L10 6 L36 4 L36 4 L40 8 L52 11 L12 1 L15 1 L7 1 L2 1 L11 1 L15
1 L7 1 L2 67 L311 9 L22 10 L8 24 L6 1 L42 1 L9 69 R6 2 R 1 R44 1 R2 3 R 2 R23 1 R72 8 R9 48 R19
1 R2 5 R33 3 ON R26 5 R 64 R56 4 R20 2 R47 NSM3 1 NSM2 5 NSM4 R4 1 R3 1 R29 2 NSM3 4 NSM R9 7 R9
7 R64 32 R37 NSM2 4 R12 9 R54 3 ON7 R22 2 R27 5 R26 7 R4 12 R7 80 R73 55 R51 13 R51 7 R6 AL36
NSM4 8 AN10 294 AN31 1 R42 1 NSM2 R 2 R2 75 NSM3 R40 8 AL22 NSM11 AL9 22 R18 NSM4 R4 38 R28 20
R23 9 L NSM L54 NSM15 L7 4 ON20 L10 NSM L2 NSM2 L 9 NSM3 L49 NSM4 L2 NSM2 L7 NSM 10 L 2 L25 7
L10 6 NSM3 L36 NSM5 L NSM8 1 L18 8 L35 NSM L3 9 NSM2 L52 NSM9 L10 NSM4 L2 NSM L16 1 L20 11 L18 1
L28 NSM3 L2 NSM L NSM2 L6 NSM L2 NSM 62 L7 1 L 1 L4 1 L15 1 L11 6 L47 NSM L3 NSM8 5 L10 6 NSM2
L2 1 L8 2 L2 2 L22 1 L7 1 L2 1 L5 1 NSM2 L3 NSM L4 2 L2 2 L3 2 L 6 L 5 L7 2 NSM7 3 NSM5 139 L56
NSM8 L2 NSM3 L NSM L21 1 L NSM L3 30 L51 NSM6 L NSM L4 NSM2 L NSM2 L4 8 L10 166 L50 NSM4 2 L4
NSM2 L NSM2 L27 NSM2 34 L51 NSM8 L2 NSM L NSM2 L4 11 L10 6 ON13 19 L43 NSM L NSM L2 NSM6 L NSM
L2 6 L10 54 L27 2 NSM3 L2 NSM4 L NSM5 4 L23 185 L47 NSM9 L NSM2 L 100 L83 12 L8 2 L 2 L8 1 L2 1
L30 1 L2 2 NSM2 L NSM L4 NSM L3 9 L10 70 L8 2 L42 NSM4 2 NSM2 L4 NSM L4 27 L NSM6 L2 NSM2 L40
NSM6 L2 NSM4 L8 NSM 8 L NSM6 L2 NSM3 L46 NSM13 L NSM2 L9 13 L73 7 L10 246 L9 1 L38 NSM7 1 NSM6
L8 10 L29 3 L32 2 NSM22 1 L NSM7 L NSM2 L NSM2 73 L7 1 L2 1 L38 NSM6 3 NSM 1 NSM2 1 NSM7 L NSM 8
L10 6 L6 1 L2 1 L37 1 NSM2 1 L2 NSM+L*2 7 L10 310 L19 NSM2 L4 7 NSM2 L15 1 L36 NSM5 3 L2 NSM L
NSM L23 86 L 15 L21 ON8 ET4 ON17 13 L923 102 L111 1 L5 11 L196 2636 L99 13 L1088 NSM L6 NSM15
4010 L583 8633 L569 7 L31 1 L10 4 L81 1 L10 6 L30 2 NSM5 L 10 L48 NSM7 L15 10 L10 1 L7 1 L21 5
L19 688 L91 101 L75 4 NSM L56 7 NSM4 L13 64 L2 ON L NSM 11 L2 14 L6136 8 L1238 42 L9 8935 L4 1
L7 1 L2 1 L291 15 L 29 L3 2 L 14 L4 8 L396 2308 L107 5 L13 3 L9 7 L10 2 L NSM2 L BN4 4700 NSM46
2 NSM23 9 L116 60 L246 10 L39 2 L62 NSM3 L9 BN8 NSM8 L2 NSM7 L30 NSM4 L59 ON2 21 ON66 NSM3 ON
122 L20 12 L20 12 ON87 9 L25 135 L85 1 L71 1 L2 2 L 2 L2 2 L4 1 L12 1 L 1 L7 1 L65 1 L4 2 L8 1
L7 1 L28 1 L4 1 L5 1 L 3 L7 1 L340 2 L51 ON L57 ON L57 ON L57 ON L57 ON L8 2 EN50 L512 NSM55 L4
NSM50 L8 NSM L14 NSM L7 15 NSM5 1 NSM15 1104 L31 6 L6 213 NSM7 1 NSM17 2 NSM7 1 NSM2 1 NSM5 5
L62 33 NSM 112 L45 3 NSM7 L7 2 L10 4 L2 320 L30 NSM 17 L44 NSM4 L10 5 ET 464 L28 NSM4 L10 742 L7
1 L4 1 L2 1 L15 1 R197 2 R9 NSM7 41 R68 NSM7 R 4 R10 4 R2 785 AL68 76 AL61 194 AL4 1 AL27 1 AL2
1 AL 2 AL 1 AL10 1 AL4 +AL*2 6 AL 4 AL+*3 AL3 1 AL2 1 AL 2 AL+*5 AL2 1 AL 2 AL4 1 AL7 1 AL4 1
AL4 1 AL 1 AL10 1 AL17 5 AL3 1 AL5 1 AL17 52 ON2 270 ON44 4 ON100 12 ON15 2 ON15 1 ON15 1 ON37
10 EN11 ON5 L31 ON L58 ON6 L61 ON 56 L29 13 L44 4 L9 7 L2 14 ON6 154 ON984 4 ON17 3 ON13 3 ON119
4 ON95 6 ON12 4 ON 15 ON12 4 ON56 8 ON10 6 ON40 8 ON30 2 ON2 78 ON340 12 ON14 2 ON13 3 ON9 7
ON46 1 ON7 8 ON14 4 ON9 7 ON9 7 ON147 1 ON55 37 EN10 1030 L42720 32 L4154 6 L222 2 L5762 14
L7473 15 L622 2466 L542 1506 L4939 5 L4192 711761 BN 30 BN96 128 NSM240 65040 L65534 2 L65534"""

east_asian_width = """\
32 Na95 34 A Na2 A Na2 A2 1 A 1 Na A2 Na A5 1 A5 1 A4 6 A 9 A 6 A2 5 A4 4 A 1 A3 1 A2 2 A 1 A2 3
A4 +A*2 2 A 15 A 1 A 7 A 10 A2 3 A 5 A3 4 A 6 A4 1 A 3 A4 1 A 4 A2 18 A2 3 A 98 A+*7 A 116 A 15
A 98 A 2 A 1 A3 1 A 2 A 7 A4 +A*2 32 A112 33 A17 1 A7 7 A17 1 A7 55 A 14 A64 1 A 3246 W96 3760 A
2 A4 1 A2 2 A2 2 A3 1 A4 8 A 1 A2 1 A 5 A 2 A 53 A 10 A 1 A4 36 H 2 A 86 A 1 A 3 A 9 A 2 A 10 A2
3 A 4 A 39 A2 6 A4 1 A12 4 A10 15 A 6 A10 30 A2 24 A 1 A 18 A 24 A 1 A2 3 A2 2 A 3 A 1 A 3 A 4 A
2 A4 2 A+*2 A6 1 A 5 A4 4 A2 10 A 3 A 5 A 13 A2 2 A4 2 A2 2 A2 18 A2 2 A2 13 A 3 A 11 A 25 A 82
A 7 W2 13 W2 190 W4 3 W 2 W 108 A138 1 A97 4 A36 12 A16 2 A4 10 A2 1 A7 8 A2 2 A2 4 A2 2 A2 4 A3
2 A 2 A4 16 A4 9 A 13 W2 6 A2 2 A 4 A2 4 W2 6 A 1 A 33 A 1 A 5 W12 12 A2 1 A3 1 A4 1 A2 1 A 15 W
19 W 10 A2 1 W 8 W2 17 W2 A 4 W2 A8 W A5 W A13 1 A 4 A2 W A7 W2 A W A4 W A2 W A2 5 W 4 W2 28 W
20 A 14 W 1 W 4 W3 1 W 30 A10 21 W3 24 W 14 W 38 Na8 407 Na2 404 W2 51 W 4 W A4 806 W26 1 W89 12
W214 26 W16 F W62 2 W86 2 W103 5 W43 1 W94 1 W84 11 W48 1 W40 A8 W7024 64 W22157 3 W55 1177 W29
643 W11172 2140 A6400 W512 768 A16 W10 22 W35 1 W19 1 W4 149 F96 H94 3 H6 2 H6 2 H6 2 H3 3 F7 1
H7 14 A 28642 W5 11 W2 14 W6136 8 W1238 42 W9 8935 W4 1 W7 1 W2 1 W291 15 W 29 W3 2 W 14 W4 8
W396 15624 W 202 W 48 A11 5 A30 2 A58 6 A30 W A2 W10 A18 83 W3 13 W44 4 W9 7 W2 14 W6 154 W33 12
W9 1 W70 1 W22 12 W43 4 W5 12 W17 3 W 3 W71 1 W 1 W187 2 W63 13 W4 1 W24 18 W 26 W2 13 W 86 W85
48 W70 6 W 3 W3 2 W3 4 W4 11 W2 7 W9 227 W12 4 W 283 W47 1 W10 1 W185 112 W13 3 W9 7 W46 1 W7 8
W14 4 W9 7 W9 1287 W65534 2 W65534 655618 A240 65040 A65534 2 A65534"""

combining = """\
:768 e6:21 e8:1 dc:4 e8:1 d8:1 dc:5 ca:2 dc:4 ca:2 dc:11 1:5 dc:4 e6:8 f0:1 e6:1 dc:3 e6:3 dc:2
:1 e6:3 dc:4 e6:1 e8:1 dc:2 e6:1 e9:1 ea:2 e9:1 ea:2 e9:1 e6:13 :275 e6:5 :265 dc:1 e6:4 dc:1
e6:3 de:1 dc:1 e6:6 dc:6 e6:2 dc:1 e6:2 de:1 e4:1 e6:1 a:1 b:1 c:1 d:1 e:1 f:1 10:1 11:1 12:1
13:2 14:1 15:1 16:1 :1 17:1 :1 18:1 19:1 :1 e6:1 dc:1 :1 12:1 :72 e6:8 1e:1 1f:1 20:1 :48 1b:1
1c:1 1d:1 1e:1 1f:1 20:1 21:1 22:1 e6:2 dc:2 e6:5 dc:1 e6:2 dc:1 :16 23:1 :101 e6:7 :2 e6:4 dc:1
e6:1 :2 e6:2 :1 dc:1 e6:2 dc:1 :35 24:1 :30 e6:1 dc:1 e6:2 dc:1 e6:2 dc:3 e6:1 dc:2 e6:1 dc:1
e6:3 dc:1 e6:1 dc:1 e6:1 dc:1 e6:1 dc:1 e6:2 :160 e6:7 dc:1 e6:1 :9 dc:1 :24 e6:4 :1 e6:9 :1
e6:3 :1 e6:5 :43 dc:3 :60 e6:1 dc:3 e6:4 :42 e6:5 dc:5 e6:14 :1 dc:1 e6:2 dc:1 e6:2 dc:1 e6:3
dc:3 1b:1 1c:1 1d:1 e6:3 dc:1 e6:2 dc:2 e6:5 :60 7:1 :16 9:1 :3 e6:1 dc:1 e6:2 :103 7:1 :16 9:1
:48 e6:1 :61 7:1 :16 9:1 :110 7:1 :16 9:1 :110 7:1 :16 9:1 :127 9:1 :110 7:1 :16 9:1 :7 54:1
5b:1 :101 7:1 :16 9:1 :109 9:2 :16 9:1 :124 9:1 :109 67:2 9:1 :13 6b:4 :108 76:2 9:1 :13 7a:4
:76 dc:2 :27 dc:1 :1 dc:1 :1 d8:1 :55 81:1 82:1 :1 84:1 :5 82:4 :2 82:1 :1 e6:2 9:1 :1 e6:2 :62
dc:1 :112 7:1 :1 9:2 :82 dc:1 :719 e6:3 :948 9:2 :30 9:1 :157 9:1 :10 e6:1 :203 e4:1 :143 de:1
e6:1 dc:1 :219 e6:1 dc:1 :71 9:1 :20 e6:8 :2 dc:1 :48 e6:5 dc:6 e6:2 dc:1 :1 dc:2 e6:2 dc:2 e6:5
dc:1 e6:4 :101 7:1 :15 9:1 :38 e6:1 dc:1 e6:7 :54 9:2 :58 7:1 :11 9:2 :67 7:1 :152 e6:3 :1 1:1
dc:5 e6:2 dc:4 e6:1 :1 1:7 :4 dc:1 :6 e6:1 :3 e6:2 :198 e6:2 dc:1 e6:7 dc:1 e6:2 ea:1 d6:1 dc:1
ca:1 e6:37 e8:1 e4:2 dc:1 da:1 e6:1 e9:1 dc:1 e6:1 dc:1 :720 e6:2 1:2 e6:4 1:3 e6:2 :4 e6:1 :3
1:2 e6:1 dc:1 e6:1 1:2 dc:4 e6:1 :3070 e6:3 :141 9:1 :96 e6:32 :554 da:1 e4:1 e8:1 de:1 e0:2
:105 8:2 :30164 e6:1 :4 e6:10 :32 e6:2 :80 e6:2 :276 9:1 :37 9:1 :151 9:1 :27 e6:18 :57 dc:3 :37
9:1 :95 7:1 :12 9:1 :239 e6:1 :1 e6:2 dc:1 :2 e6:2 :5 e6:2 :1 e6:1 :52 9:1 :246 9:1 :20272 1a:1
:769 e6:7 dc:7 e6:2 :973 dc:1 :226 dc:1 :149 e6:5 :1682 dc:1 :1 e6:1 :40 e6:1 1:1 dc:1 :4 9:1
:165 e6:1 dc:1 :573 e6:4 :387 e6:2 :80 dc:3 :70 dc:2 e6:3 dc:1 e6:1 dc:4 :49 e6:1 dc:1 e6:1 dc:1
:192 9:1 :41 9:1 :14 9:1 :57 9:1 7:1 :69 e6:3 :48 9:2 :62 7:1 :76 9:1 :9 7:1 :106 9:1 7:1 :178
7:1 9:1 :80 7:2 :16 9:1 :24 e6:7 :3 e6:5 :205 9:1 :3 7:1 :23 e6:1 :99 9:1 7:1 :251 9:1 7:1 :126
9:1 :118 9:1 7:1 :115 9:1 :269 9:1 7:1 :258 9:2 :4 7:1 :156 9:1 :83 9:1 :18 9:1 :81 9:1 :421 9:1
:258 7:1 :1 9:2 :81 9:1 :425 9:2 :19373 1:5 :59 e6:7 :1209 6:2 :19628 1:1 :5318 d8:2 1:3 :3 e2:1
d8:5 :8 dc:8 :2 e6:5 dc:2 :30 e6:4 :148 e6:3 :3515 e6:7 :1 e6:17 :2 e6:7 :1 e6:2 :1 e6:5 :100
e6:1 :160 e6:7 :375 e6:1 :61 e6:4 :508 e8:2 dc:1 e6:1 :992 dc:7 :109 e6:6 7:1"""

mirrored = """\
:40 1:2 :18 1:1 :1 1:1 :28 1:1 :1 1:1 :29 1:1 :1 1:1 :45 1:1 :15 1:1 :3710 1:4 :1885 1:2 :2460
1:2 :10 1:2 :54 1:2 :14 1:2 :177 1:1 :192 1:4 :3 1:6 :3 1:1 :3 1:2 :3 1:4 :1 1:4 :1 1:1 :1 1:1
:4 1:9 :5 1:1 :1 1:18 :5 1:4 :9 1:2 :1 1:1 :1 1:8 :2 1:31 :2 1:4 :5 1:1 :9 1:2 :2 1:19 :5 1:2 :9
1:5 :2 1:2 :4 1:24 :2 1:16 :8 1:4 :20 1:2 :7 1:2 :1085 1:14 :74 1:1 :2 1:4 :1 1:2 :1 1:3 :5 1:4
:5 1:3 :3 1:14 :403 1:22 :2 1:6 :1 1:14 :8 1:1 :7 1:6 :3 1:1 :4 1:5 :1 1:2 :2 1:5 :4 1:1 :1 1:3
:2 1:2 :10 1:6 :2 1:2 :12 1:19 :1 1:4 :2 1:1 :1 1:1 :2 1:1 :1 1:4 :5 1:2 :6 1:3 :24 1:2 :11 1:2
:4 1:4 :1 1:2 :2 1:2 :4 1:43 :2 1:8 :1 1:40 :5 1:1 :1 1:1 :3 1:5 :5 1:3 :4 1:1 :3 1:5 :1 1:1
:256 1:1 :515 1:4 :3 1:2 :1 1:2 :14 1:2 :2 1:10 :43 1:8 :427 1:10 :2 1:8 :52797 1:6 :5 1:2 :162
1:2 :18 1:1 :1 1:1 :28 1:1 :1 1:1 :29 1:1 :1 1:1 :1 1:2 :1 1:2 :55159 1:1 :57 1:1 :57 1:1 :57
1:1 :57 1:1"""

decomposition = """\
a0,,noBreak,20 7,,compat,20,308 1,,super,61 4,,compat,20,304 2,2,super,32 ,,compat,20,301
,,compat,3bc 2,,compat,20,327 ,,super,31 ,,super,6f 1,,fraction,31,2044,34 ,,fraction,31,2044,32
,,fraction,33,2044,34 1,,,41,300 ,,,41,301 ,,,41,302 ,,,41,303 ,,,41,308 ,,,41,30a 1,,,43,327
,,,45,300 ,,,45,301 ,,,45,302 ,,,45,308 ,,,49,300 ,,,49,301 ,,,49,302 ,,,49,308 1,,,4e,303
,,,4f,300 ,,,4f,301 ,,,4f,302 ,,,4f,303 ,,,4f,308 2,,,55,300 ,,,55,301 ,,,55,302 ,,,55,308
,,,59,301 2,,,61,300 ,,,61,301 ,,,61,302 ,,,61,303 ,,,61,308 ,,,61,30a 1,,,63,327 ,,,65,300
,,,65,301 ,,,65,302 ,,,65,308 ,,,69,300 ,,,69,301 ,,,69,302 ,,,69,308 1,,,6e,303 ,,,6f,300
,,,6f,301 ,,,6f,302 ,,,6f,303 ,,,6f,308 2,,,75,300 ,,,75,301 ,,,75,302 ,,,75,308 ,,,79,301
1,,,79,308 ,,,41,304 ,,,61,304 ,,,41,306 ,,,61,306 ,,,41,328 ,,,61,328 ,,,43,301 ,,,63,301
,,,43,302 ,,,63,302 ,,,43,307 ,,,63,307 ,,,43,30c ,,,63,30c ,,,44,30c ,,,64,30c 2,,,45,304
,,,65,304 ,,,45,306 ,,,65,306 ,,,45,307 ,,,65,307 ,,,45,328 ,,,65,328 ,,,45,30c ,,,65,30c
,,,47,302 ,,,67,302 ,,,47,306 ,,,67,306 ,,,47,307 ,,,67,307 ,,,47,327 ,,,67,327 ,,,48,302
,,,68,302 2,,,49,303 ,,,69,303 ,,,49,304 ,,,69,304 ,,,49,306 ,,,69,306 ,,,49,328 ,,,69,328
,,,49,307 1,,compat,49,4a ,,compat,69,6a ,,,4a,302 ,,,6a,302 ,,,4b,327 ,,,6b,327 1,,,4c,301
,,,6c,301 ,,,4c,327 ,,,6c,327 ,,,4c,30c ,,,6c,30c ,,compat,4c,b7 ,,compat,6c,b7 2,,,4e,301
,,,6e,301 ,,,4e,327 ,,,6e,327 ,,,4e,30c ,,,6e,30c ,,compat,2bc,6e 2,,,4f,304 ,,,6f,304 ,,,4f,306
,,,6f,306 ,,,4f,30b ,,,6f,30b 2,,,52,301 ,,,72,301 ,,,52,327 ,,,72,327 ,,,52,30c ,,,72,30c
,,,53,301 ,,,73,301 ,,,53,302 ,,,73,302 ,,,53,327 ,,,73,327 ,,,53,30c ,,,73,30c ,,,54,327
,,,74,327 ,,,54,30c ,,,74,30c 2,,,55,303 ,,,75,303 ,,,55,304 ,,,75,304 ,,,55,306 ,,,75,306
,,,55,30a ,,,75,30a ,,,55,30b ,,,75,30b ,,,55,328 ,,,75,328 ,,,57,302 ,,,77,302 ,,,59,302
,,,79,302 ,,,59,308 ,,,5a,301 ,,,7a,301 ,,,5a,307 ,,,7a,307 ,,,5a,30c ,,,7a,30c ,,compat,73
20,,,4f,31b ,,,6f,31b d,,,55,31b ,,,75,31b 13,,compat,44,17d ,,compat,44,17e ,,compat,64,17e
,,compat,4c,4a ,,compat,4c,6a ,,compat,6c,6a ,,compat,4e,4a ,,compat,4e,6a ,,compat,6e,6a
,,,41,30c ,,,61,30c ,,,49,30c ,,,69,30c ,,,4f,30c ,,,6f,30c ,,,55,30c ,,,75,30c ,,,dc,304
,,,fc,304 ,,,dc,301 ,,,fc,301 ,,,dc,30c ,,,fc,30c ,,,dc,300 ,,,fc,300 1,,,c4,304 ,,,e4,304
,,,226,304 ,,,227,304 ,,,c6,304 ,,,e6,304 2,,,47,30c ,,,67,30c ,,,4b,30c ,,,6b,30c ,,,4f,328
,,,6f,328 ,,,1ea,304 ,,,1eb,304 ,,,1b7,30c ,,,292,30c ,,,6a,30c ,,compat,44,5a ,,compat,44,7a
,,compat,64,7a ,,,47,301 ,,,67,301 2,,,4e,300 ,,,6e,300 ,,,c5,301 ,,,e5,301 ,,,c6,301 ,,,e6,301
,,,d8,301 ,,,f8,301 ,,,41,30f ,,,61,30f ,,,41,311 ,,,61,311 ,,,45,30f ,,,65,30f ,,,45,311
,,,65,311 ,,,49,30f ,,,69,30f ,,,49,311 ,,,69,311 ,,,4f,30f ,,,6f,30f ,,,4f,311 ,,,6f,311
,,,52,30f ,,,72,30f ,,,52,311 ,,,72,311 ,,,55,30f ,,,75,30f ,,,55,311 ,,,75,311 ,,,53,326
,,,73,326 ,,,54,326 ,,,74,326 2,,,48,30c ,,,68,30c 6,,,41,307 ,,,61,307 ,,,45,327 ,,,65,327
,,,d6,304 ,,,f6,304 ,,,d5,304 ,,,f5,304 ,,,4f,307 ,,,6f,307 ,,,22e,304 ,,,22f,304 ,,,59,304
,,,79,304 7c,,super,68 ,,super,266 ,,super,6a ,,super,72 ,,super,279 ,,super,27b ,,super,281
,,super,77 ,,super,79 1f,,compat,20,306 ,,compat,20,307 ,,compat,20,30a ,,compat,20,328
,,compat,20,303 ,,compat,20,30b 2,,super,263 ,,super,6c ,,super,73 ,,super,78 ,,super,295
5b,2,,300 1,,,313 ,,!,308,301 2f,,,2b9 5,,compat,20,345 3,,,3b 5,,compat,20,301 ,,,a8,301
,,,391,301 ,,,b7 ,,,395,301 ,,,397,301 ,,,399,301 1,,,39f,301 1,,,3a5,301 ,,,3a9,301 ,,,3ca,301
19,,,399,308 ,,,3a5,308 ,,,3b1,301 ,,,3b5,301 ,,,3b7,301 ,,,3b9,301 ,,,3cb,301 19,,,3b9,308
,,,3c5,308 ,,,3bf,301 ,,,3c5,301 ,,,3c9,301 1,,compat,3b2 ,,compat,3b8 ,,compat,3a5 ,,,3d2,301
,,,3d2,308 ,,compat,3c6 ,,compat,3c0 19,,compat,3ba ,2,compat,3c1 1,,compat,398 ,,compat,3b5
3,,compat,3a3 6,,,415,300 ,,,415,308 1,,,413,301 3,,,406,308 4,,,41a,301 ,,,418,300 ,,,423,306
a,,,418,306 1f,,,438,306 16,,,435,300 ,,,435,308 1,,,433,301 3,,,456,308 4,,,43a,301 ,,,438,300
,,,443,306 17,,,474,30f ,,,475,30f 49,,,416,306 ,,,436,306 d,,,410,306 ,,,430,306 ,,,410,308
,,,430,308 2,,,415,306 ,,,435,306 2,,,4d8,308 ,,,4d9,308 ,,,416,308 ,,,436,308 ,,,417,308
,,,437,308 2,,,418,304 ,,,438,304 ,,,418,308 ,,,438,308 ,,,41e,308 ,,,43e,308 2,,,4e8,308
,,,4e9,308 ,,,42d,308 ,,,44d,308 ,,,423,304 ,,,443,304 ,,,423,308 ,,,443,308 ,,,423,30b
,,,443,30b ,,,427,308 ,,,447,308 2,,,42b,308 ,,,44b,308 8d,,compat,565,582 9a,,,627,653
,,,627,654 ,,,648,654 ,,,627,655 ,,,64a,654 4e,,compat,627,674 ,,compat,648,674 ,,compat,6c7,674
,,compat,64a,674 47,,,6d5,654 1,,,6c1,654 10,,,6d2,654 255,,,928,93c 7,,,930,93c 2,,,933,93c
23,,!,915,93c ,,!,916,93c ,,!,917,93c ,,!,91c,93c ,,!,921,93c ,,!,922,93c ,,!,92b,93c
,,!,92f,93c 6b,,,9c7,9be ,,,9c7,9d7 f,,!,9a1,9bc ,,!,9a2,9bc 1,,!,9af,9bc 53,,!,a32,a3c
2,,!,a38,a3c 22,,!,a16,a3c ,,!,a17,a3c ,,!,a1c,a3c 2,,!,a2b,a3c e9,,,b47,b56 2,,,b47,b3e
,,,b47,b57 f,,!,b21,b3c ,,!,b22,b3c 36,,,b92,bd7 35,,,bc6,bbe ,,,bc7,bbe ,,,bc6,bd7 7b,,,c46,c56
77,,,cbf,cd5 6,,,cc6,cd5 ,,,cc6,cd6 1,,,cc6,cc2 ,,,cca,cd5 7e,,,d46,d3e ,,,d47,d3e ,,,d46,d57
8d,,,dd9,dca 1,,,dd9,dcf ,,,ddc,dca ,,,dd9,ddf 54,,compat,e4d,e32 7f,,compat,ecd,eb2
28,,compat,eab,e99 ,,compat,eab,ea1 2e,,noBreak,f0b 36,,!,f42,fb7 9,,!,f4c,fb7 4,,!,f51,fb7
4,,!,f56,fb7 4,,!,f5b,fb7 c,,!,f40,fb5 9,,!,f71,f72 1,,!,f71,f74 ,,!,fb2,f80 ,,compat,fb2,f81
,,!,fb3,f80 ,,compat,fb3,f81 7,,!,f71,f80 11,,!,f92,fb7 9,,!,f9c,fb7 4,,!,fa1,fb7 4,,!,fa6,fb7
4,,!,fab,fb7 c,,!,f90,fb5 6c,,,1025,102e d5,,super,10dc a09,,,1b05,1b35 1,,,1b07,1b35
1,,,1b09,1b35 1,,,1b0b,1b35 1,,,1b0d,1b35 3,,,1b11,1b35 28,,,1b3a,1b35 1,,,1b3c,1b35
2,,,1b3e,1b35 ,,,1b3f,1b35 1,,,1b42,1b35 1e8,,super,41 ,,super,c6 ,,super,42 1,2,super,44
,,super,18e ,8,super,47 1,,super,4f ,,super,222 ,,super,50 ,,super,52 ,2,super,54 ,,super,57
,,super,61 ,2,super,250 ,,super,1d02 ,,super,62 ,2,super,64 ,,super,259 ,2,super,25b ,,super,67
1,,super,6b ,,super,6d ,,super,14b ,,super,6f ,,super,254 ,2,super,1d16 ,,super,70 ,2,super,74
,,super,1d1d ,,super,26f ,,super,76 ,,super,1d25 ,3,super,3b2 ,2,super,3c6 ,,sub,69 ,,sub,72
,2,sub,75 ,2,sub,3b2 ,,sub,3c1 ,2,sub,3c6 d,,super,43d 22,,super,252 ,,super,63 ,,super,255
,,super,f0 ,,super,25c ,,super,66 ,,super,25f ,,super,261 ,,super,265 ,3,super,268 ,,super,1d7b
,,super,29d ,,super,26d ,,super,1d85 ,,super,29f ,,super,271 ,,super,270 ,4,super,272
,,super,278 ,2,super,282 ,,super,1ab ,2,super,289 ,,super,1d1c ,2,super,28b ,,super,7a
,3,super,290 ,,super,3b8 40,,,41,325 ,,,61,325 ,,,42,307 ,,,62,307 ,,,42,323 ,,,62,323 ,,,42,331
,,,62,331 ,,,c7,301 ,,,e7,301 ,,,44,307 ,,,64,307 ,,,44,323 ,,,64,323 ,,,44,331 ,,,64,331
,,,44,327 ,,,64,327 ,,,44,32d ,,,64,32d ,,,112,300 ,,,113,300 ,,,112,301 ,,,113,301 ,,,45,32d
,,,65,32d ,,,45,330 ,,,65,330 ,,,228,306 ,,,229,306 ,,,46,307 ,,,66,307 ,,,47,304 ,,,67,304
,,,48,307 ,,,68,307 ,,,48,323 ,,,68,323 ,,,48,308 ,,,68,308 ,,,48,327 ,,,68,327 ,,,48,32e
,,,68,32e ,,,49,330 ,,,69,330 ,,,cf,301 ,,,ef,301 ,,,4b,301 ,,,6b,301 ,,,4b,323 ,,,6b,323
,,,4b,331 ,,,6b,331 ,,,4c,323 ,,,6c,323 ,,,1e36,304 ,,,1e37,304 ,,,4c,331 ,,,6c,331 ,,,4c,32d
,,,6c,32d ,,,4d,301 ,,,6d,301 ,,,4d,307 ,,,6d,307 ,,,4d,323 ,,,6d,323 ,,,4e,307 ,,,6e,307
,,,4e,323 ,,,6e,323 ,,,4e,331 ,,,6e,331 ,,,4e,32d ,,,6e,32d ,,,d5,301 ,,,f5,301 ,,,d5,308
,,,f5,308 ,,,14c,300 ,,,14d,300 ,,,14c,301 ,,,14d,301 ,,,50,301 ,,,70,301 ,,,50,307 ,,,70,307
,,,52,307 ,,,72,307 ,,,52,323 ,,,72,323 ,,,1e5a,304 ,,,1e5b,304 ,,,52,331 ,,,72,331 ,,,53,307
,,,73,307 ,,,53,323 ,,,73,323 ,,,15a,307 ,,,15b,307 ,,,160,307 ,,,161,307 ,,,1e62,307
,,,1e63,307 ,,,54,307 ,,,74,307 ,,,54,323 ,,,74,323 ,,,54,331 ,,,74,331 ,,,54,32d ,,,74,32d
,,,55,324 ,,,75,324 ,,,55,330 ,,,75,330 ,,,55,32d ,,,75,32d ,,,168,301 ,,,169,301 ,,,16a,308
,,,16b,308 ,,,56,303 ,,,76,303 ,,,56,323 ,,,76,323 ,,,57,300 ,,,77,300 ,,,57,301 ,,,77,301
,,,57,308 ,,,77,308 ,,,57,307 ,,,77,307 ,,,57,323 ,,,77,323 ,,,58,307 ,,,78,307 ,,,58,308
,,,78,308 ,,,59,307 ,,,79,307 ,,,5a,302 ,,,7a,302 ,,,5a,323 ,,,7a,323 ,,,5a,331 ,,,7a,331
,,,68,331 ,,,74,308 ,,,77,30a ,,,79,30a ,,compat,61,2be ,,,17f,307 4,,,41,323 ,,,61,323
,,,41,309 ,,,61,309 ,,,c2,301 ,,,e2,301 ,,,c2,300 ,,,e2,300 ,,,c2,309 ,,,e2,309 ,,,c2,303
,,,e2,303 ,,,1ea0,302 ,,,1ea1,302 ,,,102,301 ,,,103,301 ,,,102,300 ,,,103,300 ,,,102,309
,,,103,309 ,,,102,303 ,,,103,303 ,,,1ea0,306 ,,,1ea1,306 ,,,45,323 ,,,65,323 ,,,45,309 ,,,65,309
,,,45,303 ,,,65,303 ,,,ca,301 ,,,ea,301 ,,,ca,300 ,,,ea,300 ,,,ca,309 ,,,ea,309 ,,,ca,303
,,,ea,303 ,,,1eb8,302 ,,,1eb9,302 ,,,49,309 ,,,69,309 ,,,49,323 ,,,69,323 ,,,4f,323 ,,,6f,323
,,,4f,309 ,,,6f,309 ,,,d4,301 ,,,f4,301 ,,,d4,300 ,,,f4,300 ,,,d4,309 ,,,f4,309 ,,,d4,303
,,,f4,303 ,,,1ecc,302 ,,,1ecd,302 ,,,1a0,301 ,,,1a1,301 ,,,1a0,300 ,,,1a1,300 ,,,1a0,309
,,,1a1,309 ,,,1a0,303 ,,,1a1,303 ,,,1a0,323 ,,,1a1,323 ,,,55,323 ,,,75,323 ,,,55,309 ,,,75,309
,,,1af,301 ,,,1b0,301 ,,,1af,300 ,,,1b0,300 ,,,1af,309 ,,,1b0,309 ,,,1af,303 ,,,1b0,303
,,,1af,323 ,,,1b0,323 ,,,59,300 ,,,79,300 ,,,59,323 ,,,79,323 ,,,59,309 ,,,79,309 ,,,59,303
,,,79,303 6,,,3b1,313 ,,,3b1,314 ,,,1f00,300 ,,,1f01,300 ,,,1f00,301 ,,,1f01,301 ,,,1f00,342
,,,1f01,342 ,,,391,313 ,,,391,314 ,,,1f08,300 ,,,1f09,300 ,,,1f08,301 ,,,1f09,301 ,,,1f08,342
,,,1f09,342 ,,,3b5,313 ,,,3b5,314 ,,,1f10,300 ,,,1f11,300 ,,,1f10,301 ,,,1f11,301 2,,,395,313
,,,395,314 ,,,1f18,300 ,,,1f19,300 ,,,1f18,301 ,,,1f19,301 2,,,3b7,313 ,,,3b7,314 ,,,1f20,300
,,,1f21,300 ,,,1f20,301 ,,,1f21,301 ,,,1f20,342 ,,,1f21,342 ,,,397,313 ,,,397,314 ,,,1f28,300
,,,1f29,300 ,,,1f28,301 ,,,1f29,301 ,,,1f28,342 ,,,1f29,342 ,,,3b9,313 ,,,3b9,314 ,,,1f30,300
,,,1f31,300 ,,,1f30,301 ,,,1f31,301 ,,,1f30,342 ,,,1f31,342 ,,,399,313 ,,,399,314 ,,,1f38,300
,,,1f39,300 ,,,1f38,301 ,,,1f39,301 ,,,1f38,342 ,,,1f39,342 ,,,3bf,313 ,,,3bf,314 ,,,1f40,300
,,,1f41,300 ,,,1f40,301 ,,,1f41,301 2,,,39f,313 ,,,39f,314 ,,,1f48,300 ,,,1f49,300 ,,,1f48,301
,,,1f49,301 2,,,3c5,313 ,,,3c5,314 ,,,1f50,300 ,,,1f51,300 ,,,1f50,301 ,,,1f51,301 ,,,1f50,342
,,,1f51,342 1,,,3a5,314 1,,,1f59,300 1,,,1f59,301 1,,,1f59,342 ,,,3c9,313 ,,,3c9,314 ,,,1f60,300
,,,1f61,300 ,,,1f60,301 ,,,1f61,301 ,,,1f60,342 ,,,1f61,342 ,,,3a9,313 ,,,3a9,314 ,,,1f68,300
,,,1f69,300 ,,,1f68,301 ,,,1f69,301 ,,,1f68,342 ,,,1f69,342 ,,,3b1,300 ,,,3ac ,,,3b5,300 ,,,3ad
,,,3b7,300 ,,,3ae ,,,3b9,300 ,,,3af ,,,3bf,300 ,,,3cc ,,,3c5,300 ,,,3cd ,,,3c9,300 ,,,3ce
2,,,1f00,345 ,,,1f01,345 ,,,1f02,345 ,,,1f03,345 ,,,1f04,345 ,,,1f05,345 ,,,1f06,345 ,,,1f07,345
,,,1f08,345 ,,,1f09,345 ,,,1f0a,345 ,,,1f0b,345 ,,,1f0c,345 ,,,1f0d,345 ,,,1f0e,345 ,,,1f0f,345
,,,1f20,345 ,,,1f21,345 ,,,1f22,345 ,,,1f23,345 ,,,1f24,345 ,,,1f25,345 ,,,1f26,345 ,,,1f27,345
,,,1f28,345 ,,,1f29,345 ,,,1f2a,345 ,,,1f2b,345 ,,,1f2c,345 ,,,1f2d,345 ,,,1f2e,345 ,,,1f2f,345
,,,1f60,345 ,,,1f61,345 ,,,1f62,345 ,,,1f63,345 ,,,1f64,345 ,,,1f65,345 ,,,1f66,345 ,,,1f67,345
,,,1f68,345 ,,,1f69,345 ,,,1f6a,345 ,,,1f6b,345 ,,,1f6c,345 ,,,1f6d,345 ,,,1f6e,345 ,,,1f6f,345
,,,3b1,306 ,,,3b1,304 ,,,1f70,345 ,,,3b1,345 ,,,3ac,345 1,,,3b1,342 ,,,1fb6,345 ,,,391,306
,,,391,304 ,,,391,300 ,,,386 ,,,391,345 ,,compat,20,313 ,,,3b9 ,,compat,20,313 ,,compat,20,342
,,,a8,342 ,,,1f74,345 ,,,3b7,345 ,,,3ae,345 1,,,3b7,342 ,,,1fc6,345 ,,,395,300 ,,,388 ,,,397,300
,,,389 ,,,397,345 ,,,1fbf,300 ,,,1fbf,301 ,,,1fbf,342 ,,,3b9,306 ,,,3b9,304 ,,,3ca,300 ,,,390
2,,,3b9,342 ,,,3ca,342 ,,,399,306 ,,,399,304 ,,,399,300 ,,,38a 1,,,1ffe,300 ,,,1ffe,301
,,,1ffe,342 ,,,3c5,306 ,,,3c5,304 ,,,3cb,300 ,,,3b0 ,,,3c1,313 ,,,3c1,314 ,,,3c5,342 ,,,3cb,342
,,,3a5,306 ,,,3a5,304 ,,,3a5,300 ,,,38e ,,,3a1,314 ,,,a8,300 ,,,385 ,,,60 2,,,1f7c,345
,,,3c9,345 ,,,3ce,345 1,,,3c9,342 ,,,1ff6,345 ,,,39f,300 ,,,38c ,,,3a9,300 ,,,38f ,,,3a9,345
,,,b4 ,,compat,20,314 1,2,,2002 ,,compat,20 ,,compat,20 ,,compat,20 ,,compat,20 ,,compat,20
,,noBreak,20 ,,compat,20 ,,compat,20 ,,compat,20 6,,noBreak,2010 5,,compat,20,333 c,,compat,2e
,,compat,2e,2e ,,compat,2e,2e,2e 8,,noBreak,20 3,,compat,2032,2032 ,,compat,2032,2032,2032
1,,compat,2035,2035 ,,compat,2035,2035,2035 4,,compat,21,21 1,,compat,20,305 8,,compat,3f,3f
,,compat,3f,21 ,,compat,21,3f d,,compat,2032,2032,2032,2032 7,,compat,20 10,,super,30 ,,super,69
2,6,super,34 ,,super,2b ,,super,2212 ,,super,3d ,2,super,28 ,,super,6e ,a,sub,30 ,,sub,2b
,,sub,2212 ,,sub,3d ,2,sub,28 1,,sub,61 ,,sub,65 ,,sub,6f ,,sub,78 ,,sub,259 ,,sub,68 ,4,sub,6b
,,sub,70 ,2,sub,73 b,,compat,52,73 57,,compat,61,2f,63 ,,compat,61,2f,73 ,,font,43
,,compat,b0,43 1,,compat,63,2f,6f ,,compat,63,2f,75 ,,compat,190 1,,compat,b0,46 ,,font,67
,,font,48 ,,font,48 ,,font,48 ,,font,68 ,,font,127 ,,font,49 ,,font,49 ,,font,4c ,,font,6c
1,,font,4e ,,compat,4e,6f 2,3,font,50 ,,font,52 ,,font,52 2,,super,53,4d ,,compat,54,45,4c
,,super,54,4d 1,,font,5a 1,,,3a9 1,,font,5a 1,,,4b ,,,c5 ,2,font,42 1,,font,65 ,2,font,45
1,,font,4d ,,font,6f ,4,compat,5d0 ,,font,69 1,,compat,46,41,58 ,,font,3c0 ,,font,3b3 ,,font,393
,,font,3a0 ,,font,2211 4,,font,44 ,2,font,64 ,2,font,69 6,,fraction,31,2044,37
,,fraction,31,2044,39 ,,fraction,31,2044,31,30 ,,fraction,31,2044,33 ,,fraction,32,2044,33
,,fraction,31,2044,35 ,,fraction,32,2044,35 ,,fraction,33,2044,35 ,,fraction,34,2044,35
,,fraction,31,2044,36 ,,fraction,35,2044,36 ,,fraction,31,2044,38 ,,fraction,33,2044,38
,,fraction,35,2044,38 ,,fraction,37,2044,38 ,,fraction,31,2044 ,,compat,49 ,,compat,49,49
,,compat,49,49,49 ,,compat,49,56 ,,compat,56 ,,compat,56,49 ,,compat,56,49,49
,,compat,56,49,49,49 ,,compat,49,58 ,,compat,58 ,,compat,58,49 ,,compat,58,49,49 ,,compat,4c
,2,compat,43 ,,compat,4d ,,compat,69 ,,compat,69,69 ,,compat,69,69,69 ,,compat,69,76 ,,compat,76
,,compat,76,69 ,,compat,76,69,69 ,,compat,76,69,69,69 ,,compat,69,78 ,,compat,78 ,,compat,78,69
,,compat,78,69,69 ,,compat,6c ,2,compat,63 ,,compat,6d 9,,fraction,30,2044,33 10,,,2190,338
,,,2192,338 12,,,2194,338 1e,,,21d0,338 ,,,21d4,338 ,,,21d2,338 34,,,2203,338 4,,,2208,338
2,,,220b,338 17,,,2223,338 1,,,2225,338 5,,compat,222b,222b ,,compat,222b,222b,222b
1,,compat,222e,222e ,,compat,222e,222e,222e 10,,,223c,338 2,,,2243,338 2,,,2245,338 1,,,2248,338
16,,,3d,338 1,,,2261,338 a,,,224d,338 ,,,3c,338 ,,,3e,338 ,,,2264,338 ,,,2265,338 2,,,2272,338
,,,2273,338 2,,,2276,338 ,,,2277,338 6,,,227a,338 ,,,227b,338 2,,,2282,338 ,,,2283,338
2,,,2286,338 ,,,2287,338 22,,,22a2,338 ,,,22a8,338 ,,,22a9,338 ,,,22ab,338 30,,,227c,338
,,,227d,338 ,,,2291,338 ,,,2292,338 6,,,22b2,338 ,,,22b3,338 ,,,22b4,338 ,,,22b5,338 3b,2,,3008
135,9,circle,31 ,,circle,31,30 ,,circle,31,31 ,,circle,31,32 ,,circle,31,33 ,,circle,31,34
,,circle,31,35 ,,circle,31,36 ,,circle,31,37 ,,circle,31,38 ,,circle,31,39 ,,circle,32,30
,,compat,28,31,29 ,,compat,28,32,29 ,,compat,28,33,29 ,,compat,28,34,29 ,,compat,28,35,29
,,compat,28,36,29 ,,compat,28,37,29 ,,compat,28,38,29 ,,compat,28,39,29 ,,compat,28,31,30,29
,,compat,28,31,31,29 ,,compat,28,31,32,29 ,,compat,28,31,33,29 ,,compat,28,31,34,29
,,compat,28,31,35,29 ,,compat,28,31,36,29 ,,compat,28,31,37,29 ,,compat,28,31,38,29
,,compat,28,31,39,29 ,,compat,28,32,30,29 ,,compat,31,2e ,,compat,32,2e ,,compat,33,2e
,,compat,34,2e ,,compat,35,2e ,,compat,36,2e ,,compat,37,2e ,,compat,38,2e ,,compat,39,2e
,,compat,31,30,2e ,,compat,31,31,2e ,,compat,31,32,2e ,,compat,31,33,2e ,,compat,31,34,2e
,,compat,31,35,2e ,,compat,31,36,2e ,,compat,31,37,2e ,,compat,31,38,2e ,,compat,31,39,2e
,,compat,32,30,2e ,,compat,28,61,29 ,,compat,28,62,29 ,,compat,28,63,29 ,,compat,28,64,29
,,compat,28,65,29 ,,compat,28,66,29 ,,compat,28,67,29 ,,compat,28,68,29 ,,compat,28,69,29
,,compat,28,6a,29 ,,compat,28,6b,29 ,,compat,28,6c,29 ,,compat,28,6d,29 ,,compat,28,6e,29
,,compat,28,6f,29 ,,compat,28,70,29 ,,compat,28,71,29 ,,compat,28,72,29 ,,compat,28,73,29
,,compat,28,74,29 ,,compat,28,75,29 ,,compat,28,76,29 ,,compat,28,77,29 ,,compat,28,78,29
,,compat,28,79,29 ,,compat,28,7a,29 ,1a,circle,41 ,1a,circle,61 ,,circle,30
521,,compat,222b,222b,222b,222b 67,,compat,3a,3a,3d ,,compat,3d,3d ,,compat,3d,3d,3d
65,,!,2add,338 19f,,sub,6a ,,super,56 f1,,super,2d61 12f,,compat,6bcd 53,,compat,9f9f
c,,compat,4e00 ,,compat,4e28 ,,compat,4e36 ,,compat,4e3f ,,compat,4e59 ,,compat,4e85
,,compat,4e8c ,,compat,4ea0 ,,compat,4eba ,,compat,513f ,,compat,5165 ,,compat,516b
,,compat,5182 ,,compat,5196 ,,compat,51ab ,,compat,51e0 ,,compat,51f5 ,,compat,5200
,,compat,529b ,,compat,52f9 ,,compat,5315 ,,compat,531a ,,compat,5338 ,,compat,5341
,,compat,535c ,,compat,5369 ,,compat,5382 ,,compat,53b6 ,,compat,53c8 ,,compat,53e3
,,compat,56d7 ,,compat,571f ,,compat,58eb ,,compat,5902 ,,compat,590a ,,compat,5915
,,compat,5927 ,,compat,5973 ,,compat,5b50 ,,compat,5b80 ,,compat,5bf8 ,,compat,5c0f
,,compat,5c22 ,,compat,5c38 ,,compat,5c6e ,,compat,5c71 ,,compat,5ddb ,,compat,5de5
,,compat,5df1 ,,compat,5dfe ,,compat,5e72 ,,compat,5e7a ,,compat,5e7f ,,compat,5ef4
,,compat,5efe ,,compat,5f0b ,,compat,5f13 ,,compat,5f50 ,,compat,5f61 ,,compat,5f73
,,compat,5fc3 ,,compat,6208 ,,compat,6236 ,,compat,624b ,,compat,652f ,,compat,6534
,,compat,6587 ,,compat,6597 ,,compat,65a4 ,,compat,65b9 ,,compat,65e0 ,,compat,65e5
,,compat,66f0 ,,compat,6708 ,,compat,6728 ,,compat,6b20 ,,compat,6b62 ,,compat,6b79
,,compat,6bb3 ,,compat,6bcb ,,compat,6bd4 ,,compat,6bdb ,,compat,6c0f ,,compat,6c14
,,compat,6c34 ,,compat,706b ,,compat,722a ,,compat,7236 ,,compat,723b ,,compat,723f
,,compat,7247 ,,compat,7259 ,,compat,725b ,,compat,72ac ,,compat,7384 ,,compat,7389
,,compat,74dc ,,compat,74e6 ,,compat,7518 ,,compat,751f ,,compat,7528 ,,compat,7530
,,compat,758b ,,compat,7592 ,,compat,7676 ,,compat,767d ,,compat,76ae ,,compat,76bf
,,compat,76ee ,,compat,77db ,,compat,77e2 ,,compat,77f3 ,,compat,793a ,,compat,79b8
,,compat,79be ,,compat,7a74 ,,compat,7acb ,,compat,7af9 ,,compat,7c73 ,,compat,7cf8
,,compat,7f36 ,,compat,7f51 ,,compat,7f8a ,,compat,7fbd ,,compat,8001 ,,compat,800c
,,compat,8012 ,,compat,8033 ,,compat,807f ,,compat,8089 ,,compat,81e3 ,,compat,81ea
,,compat,81f3 ,,compat,81fc ,,compat,820c ,,compat,821b ,,compat,821f ,,compat,826e
,,compat,8272 ,,compat,8278 ,,compat,864d ,,compat,866b ,,compat,8840 ,,compat,884c
,,compat,8863 ,,compat,897e ,,compat,898b ,,compat,89d2 ,,compat,8a00 ,,compat,8c37
,,compat,8c46 ,,compat,8c55 ,,compat,8c78 ,,compat,8c9d ,,compat,8d64 ,,compat,8d70
,,compat,8db3 ,,compat,8eab ,,compat,8eca ,,compat,8f9b ,,compat,8fb0 ,,compat,8fb5
,,compat,9091 ,,compat,9149 ,,compat,91c6 ,,compat,91cc ,,compat,91d1 ,,compat,9577
,,compat,9580 ,,compat,961c ,,compat,96b6 ,,compat,96b9 ,,compat,96e8 ,,compat,9751
,,compat,975e ,,compat,9762 ,,compat,9769 ,,compat,97cb ,,compat,97ed ,,compat,97f3
,,compat,9801 ,,compat,98a8 ,,compat,98db ,,compat,98df ,,compat,9996 ,,compat,9999
,,compat,99ac ,,compat,9aa8 ,,compat,9ad8 ,,compat,9adf ,,compat,9b25 ,,compat,9b2f
,,compat,9b32 ,,compat,9b3c ,,compat,9b5a ,,compat,9ce5 ,,compat,9e75 ,,compat,9e7f
,,compat,9ea5 ,,compat,9ebb ,,compat,9ec3 ,,compat,9ecd ,,compat,9ed1 ,,compat,9ef9
,,compat,9efd ,,compat,9f0e ,,compat,9f13 ,,compat,9f20 ,,compat,9f3b ,,compat,9f4a
,,compat,9f52 ,,compat,9f8d ,,compat,9f9c ,,compat,9fa0 2a,,wide,20 35,,compat,3012
1,,compat,5341 ,2,compat,5344 11,,,304b,3099 1,,,304d,3099 1,,,304f,3099 1,,,3051,3099
1,,,3053,3099 1,,,3055,3099 1,,,3057,3099 1,,,3059,3099 1,,,305b,3099 1,,,305d,3099
1,,,305f,3099 1,,,3061,3099 2,,,3064,3099 1,,,3066,3099 1,,,3068,3099 6,,,306f,3099 ,,,306f,309a
1,,,3072,3099 ,,,3072,309a 1,,,3075,3099 ,,,3075,309a 1,,,3078,3099 ,,,3078,309a 1,,,307b,3099
,,,307b,309a 16,,,3046,3099 6,,compat,20,3099 ,,compat,20,309a 1,,,309d,3099
,,vertical,3088,308a c,,,30ab,3099 1,,,30ad,3099 1,,,30af,3099 1,,,30b1,3099 1,,,30b3,3099
1,,,30b5,3099 1,,,30b7,3099 1,,,30b9,3099 1,,,30bb,3099 1,,,30bd,3099 1,,,30bf,3099
1,,,30c1,3099 2,,,30c4,3099 1,,,30c6,3099 1,,,30c8,3099 6,,,30cf,3099 ,,,30cf,309a 1,,,30d2,3099
,,,30d2,309a 1,,,30d5,3099 ,,,30d5,309a 1,,,30d8,3099 ,,,30d8,309a 1,,,30db,3099 ,,,30db,309a
16,,,30a6,3099 2,,,30ef,3099 ,,,30f0,3099 ,,,30f1,3099 ,,,30f2,3099 3,,,30fd,3099
,,vertical,30b3,30c8 31,2,compat,1100 ,,compat,11aa ,,compat,1102 ,2,compat,11ac ,3,compat,1103
,6,compat,11b0 ,,compat,111a ,3,compat,1106 ,,compat,1121 ,a,compat,1109 ,15,compat,1161
,,compat,1160 ,2,compat,1114 ,2,compat,11c7 ,,compat,11cc ,,compat,11ce ,,compat,11d3
,,compat,11d7 ,,compat,11d9 ,,compat,111c ,,compat,11dd ,,compat,11df ,2,compat,111d
,,compat,1120 ,2,compat,1122 ,,compat,1127 ,,compat,1129 ,5,compat,112b ,,compat,1132
,,compat,1136 ,,compat,1140 ,,compat,1147 ,,compat,114c ,2,compat,11f1 ,3,compat,1157
,2,compat,1184 ,,compat,1188 ,2,compat,1191 ,,compat,1194 ,,compat,119e ,,compat,11a1
3,,super,4e00 ,,super,4e8c ,,super,4e09 ,,super,56db ,,super,4e0a ,,super,4e2d ,,super,4e0b
,,super,7532 ,,super,4e59 ,,super,4e19 ,,super,4e01 ,,super,5929 ,,super,5730 ,,super,4eba
60,,compat,28,1100,29 ,,compat,28,1102,29 ,,compat,28,1103,29 ,,compat,28,1105,29
,,compat,28,1106,29 ,,compat,28,1107,29 ,,compat,28,1109,29 ,,compat,28,110b,29
,,compat,28,110c,29 ,,compat,28,110e,29 ,,compat,28,110f,29 ,,compat,28,1110,29
,,compat,28,1111,29 ,,compat,28,1112,29 ,,compat,28,1100,1161,29 ,,compat,28,1102,1161,29
,,compat,28,1103,1161,29 ,,compat,28,1105,1161,29 ,,compat,28,1106,1161,29
,,compat,28,1107,1161,29 ,,compat,28,1109,1161,29 ,,compat,28,110b,1161,29
,,compat,28,110c,1161,29 ,,compat,28,110e,1161,29 ,,compat,28,110f,1161,29
,,compat,28,1110,1161,29 ,,compat,28,1111,1161,29 ,,compat,28,1112,1161,29
,,compat,28,110c,116e,29 ,,compat,28,110b,1169,110c,1165,11ab,29
,,compat,28,110b,1169,1112,116e,29 1,,compat,28,4e00,29 ,,compat,28,4e8c,29 ,,compat,28,4e09,29
,,compat,28,56db,29 ,,compat,28,4e94,29 ,,compat,28,516d,29 ,,compat,28,4e03,29
,,compat,28,516b,29 ,,compat,28,4e5d,29 ,,compat,28,5341,29 ,,compat,28,6708,29
,,compat,28,706b,29 ,,compat,28,6c34,29 ,,compat,28,6728,29 ,,compat,28,91d1,29
,,compat,28,571f,29 ,,compat,28,65e5,29 ,,compat,28,682a,29 ,,compat,28,6709,29
,,compat,28,793e,29 ,,compat,28,540d,29 ,,compat,28,7279,29 ,,compat,28,8ca1,29
,,compat,28,795d,29 ,,compat,28,52b4,29 ,,compat,28,4ee3,29 ,,compat,28,547c,29
,,compat,28,5b66,29 ,,compat,28,76e3,29 ,,compat,28,4f01,29 ,,compat,28,8cc7,29
,,compat,28,5354,29 ,,compat,28,796d,29 ,,compat,28,4f11,29 ,,compat,28,81ea,29
,,compat,28,81f3,29 ,,circle,554f ,,circle,5e7c ,,circle,6587 ,,circle,7b8f 8,,square,50,54,45
,,circle,32,31 ,,circle,32,32 ,,circle,32,33 ,,circle,32,34 ,,circle,32,35 ,,circle,32,36
,,circle,32,37 ,,circle,32,38 ,,circle,32,39 ,,circle,33,30 ,,circle,33,31 ,,circle,33,32
,,circle,33,33 ,,circle,33,34 ,,circle,33,35 ,,circle,1100 ,2,circle,1102 ,3,circle,1105
,,circle,1109 ,2,circle,110b ,5,circle,110e ,,circle,1100,1161 ,,circle,1102,1161
,,circle,1103,1161 ,,circle,1105,1161 ,,circle,1106,1161 ,,circle,1107,1161 ,,circle,1109,1161
,,circle,110b,1161 ,,circle,110c,1161 ,,circle,110e,1161 ,,circle,110f,1161 ,,circle,1110,1161
,,circle,1111,1161 ,,circle,1112,1161 ,,circle,110e,1161,11b7,1100,1169
,,circle,110c,116e,110b,1174 ,,circle,110b,116e 1,,circle,4e00 ,,circle,4e8c ,,circle,4e09
,,circle,56db ,,circle,4e94 ,,circle,516d ,,circle,4e03 ,,circle,516b ,,circle,4e5d
,,circle,5341 ,,circle,6708 ,,circle,706b ,,circle,6c34 ,,circle,6728 ,,circle,91d1
,,circle,571f ,,circle,65e5 ,,circle,682a ,,circle,6709 ,,circle,793e ,,circle,540d
,,circle,7279 ,,circle,8ca1 ,,circle,795d ,,circle,52b4 ,,circle,79d8 ,,circle,7537
,,circle,5973 ,,circle,9069 ,,circle,512a ,,circle,5370 ,,circle,6ce8 ,,circle,9805
,,circle,4f11 ,,circle,5199 ,,circle,6b63 ,,circle,4e0a ,,circle,4e2d ,,circle,4e0b
,,circle,5de6 ,,circle,53f3 ,,circle,533b ,,circle,5b97 ,,circle,5b66 ,,circle,76e3
,,circle,4f01 ,,circle,8cc7 ,,circle,5354 ,,circle,591c ,,circle,33,36 ,,circle,33,37
,,circle,33,38 ,,circle,33,39 ,,circle,34,30 ,,circle,34,31 ,,circle,34,32 ,,circle,34,33
,,circle,34,34 ,,circle,34,35 ,,circle,34,36 ,,circle,34,37 ,,circle,34,38 ,,circle,34,39
,,circle,35,30 ,,compat,31,6708 ,,compat,32,6708 ,,compat,33,6708 ,,compat,34,6708
,,compat,35,6708 ,,compat,36,6708 ,,compat,37,6708 ,,compat,38,6708 ,,compat,39,6708
,,compat,31,30,6708 ,,compat,31,31,6708 ,,compat,31,32,6708 ,,square,48,67 ,,square,65,72,67
,,square,65,56 ,,square,4c,54,44 ,,circle,30a2 ,,circle,30a4 ,,circle,30a6 ,,circle,30a8
,2,circle,30aa ,,circle,30ad ,,circle,30af ,,circle,30b1 ,,circle,30b3 ,,circle,30b5
,,circle,30b7 ,,circle,30b9 ,,circle,30bb ,,circle,30bd ,,circle,30bf ,,circle,30c1
,,circle,30c4 ,,circle,30c6 ,,circle,30c8 ,6,circle,30ca ,,circle,30d2 ,,circle,30d5
,,circle,30d8 ,,circle,30db ,5,circle,30de ,,circle,30e4 ,,circle,30e6 ,6,circle,30e8
,4,circle,30ef ,,square,4ee4,548c ,,square,30a2,30d1,30fc,30c8 ,,square,30a2,30eb,30d5,30a1
,,square,30a2,30f3,30da,30a2 ,,square,30a2,30fc,30eb ,,square,30a4,30cb,30f3,30b0
,,square,30a4,30f3,30c1 ,,square,30a6,30a9,30f3 ,,square,30a8,30b9,30af,30fc,30c9
,,square,30a8,30fc,30ab,30fc ,,square,30aa,30f3,30b9 ,,square,30aa,30fc,30e0
,,square,30ab,30a4,30ea ,,square,30ab,30e9,30c3,30c8 ,,square,30ab,30ed,30ea,30fc
,,square,30ac,30ed,30f3 ,,square,30ac,30f3,30de ,,square,30ae,30ac ,,square,30ae,30cb,30fc
,,square,30ad,30e5,30ea,30fc ,,square,30ae,30eb,30c0,30fc ,,square,30ad,30ed
,,square,30ad,30ed,30b0,30e9,30e0 ,,square,30ad,30ed,30e1,30fc,30c8,30eb
,,square,30ad,30ed,30ef,30c3,30c8 ,,square,30b0,30e9,30e0 ,,square,30b0,30e9,30e0,30c8,30f3
,,square,30af,30eb,30bc,30a4,30ed ,,square,30af,30ed,30fc,30cd ,,square,30b1,30fc,30b9
,,square,30b3,30eb,30ca ,,square,30b3,30fc,30dd ,,square,30b5,30a4,30af,30eb
,,square,30b5,30f3,30c1,30fc,30e0 ,,square,30b7,30ea,30f3,30b0 ,,square,30bb,30f3,30c1
,,square,30bb,30f3,30c8 ,,square,30c0,30fc,30b9 ,,square,30c7,30b7 ,,square,30c9,30eb
,,square,30c8,30f3 ,,square,30ca,30ce ,,square,30ce,30c3,30c8 ,,square,30cf,30a4,30c4
,,square,30d1,30fc,30bb,30f3,30c8 ,,square,30d1,30fc,30c4 ,,square,30d0,30fc,30ec,30eb
,,square,30d4,30a2,30b9,30c8,30eb ,,square,30d4,30af,30eb ,,square,30d4,30b3 ,,square,30d3,30eb
,,square,30d5,30a1,30e9,30c3,30c9 ,,square,30d5,30a3,30fc,30c8 ,,square,30d6,30c3,30b7,30a7,30eb
,,square,30d5,30e9,30f3 ,,square,30d8,30af,30bf,30fc,30eb ,,square,30da,30bd
,,square,30da,30cb,30d2 ,,square,30d8,30eb,30c4 ,,square,30da,30f3,30b9 ,,square,30da,30fc,30b8
,,square,30d9,30fc,30bf ,,square,30dd,30a4,30f3,30c8 ,,square,30dc,30eb,30c8 ,,square,30db,30f3
,,square,30dd,30f3,30c9 ,,square,30db,30fc,30eb ,,square,30db,30fc,30f3
,,square,30de,30a4,30af,30ed ,,square,30de,30a4,30eb ,,square,30de,30c3,30cf
,,square,30de,30eb,30af ,,square,30de,30f3,30b7,30e7,30f3 ,,square,30df,30af,30ed,30f3
,,square,30df,30ea ,,square,30df,30ea,30d0,30fc,30eb ,,square,30e1,30ac
,,square,30e1,30ac,30c8,30f3 ,,square,30e1,30fc,30c8,30eb ,,square,30e4,30fc,30c9
,,square,30e4,30fc,30eb ,,square,30e6,30a2,30f3 ,,square,30ea,30c3,30c8,30eb ,,square,30ea,30e9
,,square,30eb,30d4,30fc ,,square,30eb,30fc,30d6,30eb ,,square,30ec,30e0
,,square,30ec,30f3,30c8,30b2,30f3 ,,square,30ef,30c3,30c8 ,,compat,30,70b9 ,,compat,31,70b9
,,compat,32,70b9 ,,compat,33,70b9 ,,compat,34,70b9 ,,compat,35,70b9 ,,compat,36,70b9
,,compat,37,70b9 ,,compat,38,70b9 ,,compat,39,70b9 ,,compat,31,30,70b9 ,,compat,31,31,70b9
,,compat,31,32,70b9 ,,compat,31,33,70b9 ,,compat,31,34,70b9 ,,compat,31,35,70b9
,,compat,31,36,70b9 ,,compat,31,37,70b9 ,,compat,31,38,70b9 ,,compat,31,39,70b9
,,compat,32,30,70b9 ,,compat,32,31,70b9 ,,compat,32,32,70b9 ,,compat,32,33,70b9
,,compat,32,34,70b9 ,,square,68,50,61 ,,square,64,61 ,,square,41,55 ,,square,62,61,72
,,square,6f,56 ,,square,70,63 ,,square,64,6d ,,square,64,6d,b2 ,,square,64,6d,b3 ,,square,49,55
,,square,5e73,6210 ,,square,662d,548c ,,square,5927,6b63 ,,square,660e,6cbb
,,square,682a,5f0f,4f1a,793e ,,square,70,41 ,,square,6e,41 ,,square,3bc,41 ,,square,6d,41
,,square,6b,41 ,,square,4b,42 ,,square,4d,42 ,,square,47,42 ,,square,63,61,6c
,,square,6b,63,61,6c ,,square,70,46 ,,square,6e,46 ,,square,3bc,46 ,,square,3bc,67
,,square,6d,67 ,,square,6b,67 ,,square,48,7a ,,square,6b,48,7a ,,square,4d,48,7a
,,square,47,48,7a ,,square,54,48,7a ,,square,3bc,2113 ,,square,6d,2113 ,,square,64,2113
,,square,6b,2113 ,,square,66,6d ,,square,6e,6d ,,square,3bc,6d ,,square,6d,6d ,,square,63,6d
,,square,6b,6d ,,square,6d,6d,b2 ,,square,63,6d,b2 ,,square,6d,b2 ,,square,6b,6d,b2
,,square,6d,6d,b3 ,,square,63,6d,b3 ,,square,6d,b3 ,,square,6b,6d,b3 ,,square,6d,2215,73
,,square,6d,2215,73,b2 ,,square,50,61 ,,square,6b,50,61 ,,square,4d,50,61 ,,square,47,50,61
,,square,72,61,64 ,,square,72,61,64,2215,73 ,,square,72,61,64,2215,73,b2 ,,square,70,73
,,square,6e,73 ,,square,3bc,73 ,,square,6d,73 ,,square,70,56 ,,square,6e,56 ,,square,3bc,56
,,square,6d,56 ,,square,6b,56 ,,square,4d,56 ,,square,70,57 ,,square,6e,57 ,,square,3bc,57
,,square,6d,57 ,,square,6b,57 ,,square,4d,57 ,,square,6b,3a9 ,,square,4d,3a9
,,square,61,2e,6d,2e ,,square,42,71 ,,square,63,63 ,,square,63,64 ,,square,43,2215,6b,67
,,square,43,6f,2e ,,square,64,42 ,,square,47,79 ,,square,68,61 ,,square,48,50 ,,square,69,6e
,,square,4b,4b ,,square,4b,4d ,,square,6b,74 ,,square,6c,6d ,,square,6c,6e ,,square,6c,6f,67
,,square,6c,78 ,,square,6d,62 ,,square,6d,69,6c ,,square,6d,6f,6c ,,square,50,48
,,square,70,2e,6d,2e ,,square,50,50,4d ,,square,50,52 ,,square,73,72 ,,square,53,76
,,square,57,62 ,,square,56,2215,6d ,,square,41,2215,6d ,,compat,31,65e5 ,,compat,32,65e5
,,compat,33,65e5 ,,compat,34,65e5 ,,compat,35,65e5 ,,compat,36,65e5 ,,compat,37,65e5
,,compat,38,65e5 ,,compat,39,65e5 ,,compat,31,30,65e5 ,,compat,31,31,65e5 ,,compat,31,32,65e5
,,compat,31,33,65e5 ,,compat,31,34,65e5 ,,compat,31,35,65e5 ,,compat,31,36,65e5
,,compat,31,37,65e5 ,,compat,31,38,65e5 ,,compat,31,39,65e5 ,,compat,32,30,65e5
,,compat,32,31,65e5 ,,compat,32,32,65e5 ,,compat,32,33,65e5 ,,compat,32,34,65e5
,,compat,32,35,65e5 ,,compat,32,36,65e5 ,,compat,32,37,65e5 ,,compat,32,38,65e5
,,compat,32,39,65e5 ,,compat,33,30,65e5 ,,compat,33,31,65e5 ,,square,67,61,6c 729c,,super,44a
,,super,44c d2,,super,a76f 81,,super,43 ,,super,46 ,,super,51 3,,super,126 ,,super,153
362,,super,a727 ,,super,ab37 ,,super,26b ,,super,ab52 9,,super,28d 4d96,,,8c48 ,,,66f4 ,,,8eca
,,,8cc8 ,,,6ed1 ,,,4e32 ,,,53e5 ,,,9f9c ,,,9f9c ,,,5951 ,,,91d1 ,,,5587 ,,,5948 ,,,61f6 ,,,7669
,,,7f85 ,,,863f ,,,87ba ,,,88f8 ,,,908f ,,,6a02 ,,,6d1b ,,,70d9 ,,,73de ,,,843d ,,,916a ,,,99f1
,,,4e82 ,,,5375 ,,,6b04 ,,,721b ,,,862d ,,,9e1e ,,,5d50 ,,,6feb ,,,85cd ,,,8964 ,,,62c9 ,,,81d8
,,,881f ,,,5eca ,,,6717 ,,,6d6a ,,,72fc ,,,90ce ,,,4f86 ,,,51b7 ,,,52de ,,,64c4 ,,,6ad3 ,,,7210
,,,76e7 ,,,8001 ,,,8606 ,,,865c ,,,8def ,,,9732 ,,,9b6f ,,,9dfa ,,,788c ,,,797f ,,,7da0 ,,,83c9
,,,9304 ,,,9e7f ,,,8ad6 ,,,58df ,,,5f04 ,,,7c60 ,,,807e ,,,7262 ,,,78ca ,,,8cc2 ,,,96f7 ,,,58d8
,,,5c62 ,,,6a13 ,,,6dda ,,,6f0f ,,,7d2f ,,,7e37 ,,,964b ,,,52d2 ,,,808b ,,,51dc ,,,51cc ,,,7a1c
,,,7dbe ,,,83f1 ,,,9675 ,,,8b80 ,,,62cf ,,,6a02 ,,,8afe ,,,4e39 ,,,5be7 ,,,6012 ,,,7387 ,,,7570
,,,5317 ,,,78fb ,,,4fbf ,,,5fa9 ,,,4e0d ,,,6ccc ,,,6578 ,,,7d22 ,,,53c3 ,,,585e ,,,7701 ,,,8449
,,,8aaa ,,,6bba ,,,8fb0 ,,,6c88 ,,,62fe ,,,82e5 ,,,63a0 ,,,7565 ,,,4eae ,,,5169 ,,,51c9 ,,,6881
,,,7ce7 ,,,826f ,,,8ad2 ,,,91cf ,,,52f5 ,,,5442 ,,,5973 ,,,5eec ,,,65c5 ,,,6ffe ,,,792a ,,,95ad
,,,9a6a ,,,9e97 ,,,9ece ,,,529b ,,,66c6 ,,,6b77 ,,,8f62 ,,,5e74 ,,,6190 ,,,6200 ,,,649a ,,,6f23
,,,7149 ,,,7489 ,,,79ca ,,,7df4 ,,,806f ,,,8f26 ,,,84ee ,,,9023 ,,,934a ,,,5217 ,,,52a3 ,,,54bd
,,,70c8 ,,,88c2 ,,,8aaa ,,,5ec9 ,,,5ff5 ,,,637b ,,,6bae ,,,7c3e ,,,7375 ,,,4ee4 ,,,56f9 ,,,5be7
,,,5dba ,,,601c ,,,73b2 ,,,7469 ,,,7f9a ,,,8046 ,,,9234 ,,,96f6 ,,,9748 ,,,9818 ,,,4f8b ,,,79ae
,,,91b4 ,,,96b8 ,,,60e1 ,,,4e86 ,,,50da ,,,5bee ,,,5c3f ,,,6599 ,,,6a02 ,,,71ce ,,,7642 ,,,84fc
,,,907c ,,,9f8d ,,,6688 ,,,962e ,,,5289 ,,,677b ,,,67f3 ,,,6d41 ,,,6e9c ,,,7409 ,,,7559 ,,,786b
,,,7d10 ,,,985e ,,,516d ,,,622e ,,,9678 ,,,502b ,,,5d19 ,,,6dea ,,,8f2a ,,,5f8b ,,,6144 ,,,6817
,,,7387 ,,,9686 ,,,5229 ,,,540f ,,,5c65 ,,,6613 ,,,674e ,,,68a8 ,,,6ce5 ,,,7406 ,,,75e2 ,,,7f79
,,,88cf ,,,88e1 ,,,91cc ,,,96e2 ,,,533f ,,,6eba ,,,541d ,,,71d0 ,,,7498 ,,,85fa ,,,96a3 ,,,9c57
,,,9e9f ,,,6797 ,,,6dcb ,,,81e8 ,,,7acb ,,,7b20 ,,,7c92 ,,,72c0 ,,,7099 ,,,8b58 ,,,4ec0 ,,,8336
,,,523a ,,,5207 ,,,5ea6 ,,,62d3 ,,,7cd6 ,,,5b85 ,,,6d1e ,,,66b4 ,,,8f3b ,,,884c ,,,964d ,,,898b
,,,5ed3 ,,,5140 ,,,55c0 2,,,585a 1,,,6674 2,,,51de ,,,732a ,,,76ca ,,,793c ,,,795e ,,,7965
,,,798f ,,,9756 ,,,7cbe ,,,7fbd 1,,,8612 1,,,8af8 2,,,9038 ,,,90fd 3,,,98ef ,,,98fc ,,,9928
,,,9db4 ,,,90de ,,,96b7 ,,,4fae ,,,50e7 ,,,514d ,,,52c9 ,,,52e4 ,,,5351 ,,,559d ,,,5606 ,,,5668
,,,5840 ,,,58a8 ,,,5c64 ,,,5c6e ,,,6094 ,,,6168 ,,,618e ,,,61f2 ,,,654f ,,,65e2 ,,,6691 ,,,6885
,,,6d77 ,,,6e1a ,,,6f22 ,,,716e ,,,722b ,,,7422 ,,,7891 ,,,793e ,,,7949 ,,,7948 ,,,7950 ,,,7956
,,,795d ,2,,798d ,,,7a40 ,,,7a81 ,,,7bc0 ,,,7df4 ,,,7e09 ,,,7e41 ,,,7f72 ,,,8005 ,,,81ed ,,,8279
,,,8279 ,,,8457 ,,,8910 ,,,8996 ,,,8b01 ,,,8b39 ,,,8cd3 ,,,8d08 ,,,8fb6 ,,,9038 ,,,96e3 ,,,97ff
,,,983b ,,,6075 ,,,242ee ,,,8218 2,,,4e26 ,,,51b5 ,,,5168 ,,,4f80 ,,,5145 ,,,5180 ,,,52c7
,,,52fa ,,,559d ,,,5555 ,,,5599 ,,,55e2 ,,,585a ,,,58b3 ,,,5944 ,,,5954 ,,,5a62 ,,,5b28 ,,,5ed2
,,,5ed9 ,,,5f69 ,,,5fad ,,,60d8 ,,,614e ,,,6108 ,,,618e ,,,6160 ,,,61f2 ,,,6234 ,,,63c4 ,,,641c
,,,6452 ,,,6556 ,,,6674 ,,,6717 ,,,671b ,,,6756 ,,,6b79 ,,,6bba ,,,6d41 ,,,6edb ,,,6ecb ,,,6f22
,,,701e ,,,716e ,,,77a7 ,,,7235 ,,,72af ,,,732a ,,,7471 ,,,7506 ,,,753b ,,,761d ,,,761f ,,,76ca
,,,76db ,,,76f4 ,,,774a ,,,7740 ,,,78cc ,,,7ab1 ,,,7bc0 ,,,7c7b ,,,7d5b ,,,7df4 ,,,7f3e ,,,8005
,,,8352 ,,,83ef ,,,8779 ,,,8941 ,,,8986 ,,,8996 ,,,8abf ,,,8af8 ,,,8acb ,,,8b01 ,,,8afe ,,,8aed
,,,8b39 ,,,8b8a ,,,8d08 ,,,8f38 ,,,9072 ,,,9199 ,,,9276 ,,,967c ,,,96e3 ,,,9756 ,,,97db ,,,97ff
,,,980b ,,,983b ,,,9b12 ,,,9f9c ,,,2284a ,,,22844 ,,,233d5 ,,,3b9d ,,,4018 ,,,4039 ,,,25249
,,,25cd0 ,,,27ed3 ,,,9f43 ,,,9f8e 26,,compat,66,66 ,,compat,66,69 ,,compat,66,6c
,,compat,66,66,69 ,,compat,66,66,6c ,,compat,17f,74 ,,compat,73,74 c,,compat,574,576
,,compat,574,565 ,,compat,574,56b ,,compat,57e,576 ,,compat,574,56d 5,,!,5d9,5b4 1,,!,5f2,5b7
,,font,5e2 ,,font,5d0 ,2,font,5d3 ,3,font,5db ,,font,5e8 ,,font,5ea ,,font,2b ,,!,5e9,5c1
,,!,5e9,5c2 ,,!,fb49,5c1 ,,!,fb49,5c2 ,,!,5d0,5b7 ,,!,5d0,5b8 ,,!,5d0,5bc ,,!,5d1,5bc
,,!,5d2,5bc ,,!,5d3,5bc ,,!,5d4,5bc ,,!,5d5,5bc ,,!,5d6,5bc 1,,!,5d8,5bc ,,!,5d9,5bc ,,!,5da,5bc
,,!,5db,5bc ,,!,5dc,5bc 1,,!,5de,5bc 1,,!,5e0,5bc ,,!,5e1,5bc 1,,!,5e3,5bc ,,!,5e4,5bc
1,,!,5e6,5bc ,,!,5e7,5bc ,,!,5e8,5bc ,,!,5e9,5bc ,,!,5ea,5bc ,,!,5d5,5b9 ,,!,5d1,5bf ,,!,5db,5bf
,,!,5e4,5bf ,,compat,5d0,5dc ,,isolated,671 ,,final,671 ,,isolated,67b ,,final,67b ,,initial,67b
,,medial,67b ,,isolated,67e ,,final,67e ,,initial,67e ,,medial,67e ,,isolated,680 ,,final,680
,,initial,680 ,,medial,680 ,,isolated,67a ,,final,67a ,,initial,67a ,,medial,67a ,,isolated,67f
,,final,67f ,,initial,67f ,,medial,67f ,,isolated,679 ,,final,679 ,,initial,679 ,,medial,679
,,isolated,6a4 ,,final,6a4 ,,initial,6a4 ,,medial,6a4 ,,isolated,6a6 ,,final,6a6 ,,initial,6a6
,,medial,6a6 ,,isolated,684 ,,final,684 ,,initial,684 ,,medial,684 ,,isolated,683 ,,final,683
,,initial,683 ,,medial,683 ,,isolated,686 ,,final,686 ,,initial,686 ,,medial,686 ,,isolated,687
,,final,687 ,,initial,687 ,,medial,687 ,,isolated,68d ,,final,68d ,,isolated,68c ,,final,68c
,,isolated,68e ,,final,68e ,,isolated,688 ,,final,688 ,,isolated,698 ,,final,698 ,,isolated,691
,,final,691 ,,isolated,6a9 ,,final,6a9 ,,initial,6a9 ,,medial,6a9 ,,isolated,6af ,,final,6af
,,initial,6af ,,medial,6af ,,isolated,6b3 ,,final,6b3 ,,initial,6b3 ,,medial,6b3 ,,isolated,6b1
,,final,6b1 ,,initial,6b1 ,,medial,6b1 ,,isolated,6ba ,,final,6ba ,,isolated,6bb ,,final,6bb
,,initial,6bb ,,medial,6bb ,,isolated,6c0 ,,final,6c0 ,,isolated,6c1 ,,final,6c1 ,,initial,6c1
,,medial,6c1 ,,isolated,6be ,,final,6be ,,initial,6be ,,medial,6be ,,isolated,6d2 ,,final,6d2
,,isolated,6d3 ,,final,6d3 21,,isolated,6ad ,,final,6ad ,,initial,6ad ,,medial,6ad
,,isolated,6c7 ,,final,6c7 ,,isolated,6c6 ,,final,6c6 ,,isolated,6c8 ,,final,6c8 ,,isolated,677
,,isolated,6cb ,,final,6cb ,,isolated,6c5 ,,final,6c5 ,,isolated,6c9 ,,final,6c9 ,,isolated,6d0
,,final,6d0 ,,initial,6d0 ,,medial,6d0 ,,initial,649 ,,medial,649 ,,isolated,626,627
,,final,626,627 ,,isolated,626,6d5 ,,final,626,6d5 ,,isolated,626,648 ,,final,626,648
,,isolated,626,6c7 ,,final,626,6c7 ,,isolated,626,6c6 ,,final,626,6c6 ,,isolated,626,6c8
,,final,626,6c8 ,,isolated,626,6d0 ,,final,626,6d0 ,,initial,626,6d0 ,,isolated,626,649
,,final,626,649 ,,initial,626,649 ,,isolated,6cc ,,final,6cc ,,initial,6cc ,,medial,6cc
,,isolated,626,62c ,,isolated,626,62d ,,isolated,626,645 ,,isolated,626,649 ,,isolated,626,64a
,,isolated,628,62c ,,isolated,628,62d ,,isolated,628,62e ,,isolated,628,645 ,,isolated,628,649
,,isolated,628,64a ,,isolated,62a,62c ,,isolated,62a,62d ,,isolated,62a,62e ,,isolated,62a,645
,,isolated,62a,649 ,,isolated,62a,64a ,,isolated,62b,62c ,,isolated,62b,645 ,,isolated,62b,649
,,isolated,62b,64a ,,isolated,62c,62d ,,isolated,62c,645 ,,isolated,62d,62c ,,isolated,62d,645
,,isolated,62e,62c ,,isolated,62e,62d ,,isolated,62e,645 ,,isolated,633,62c ,,isolated,633,62d
,,isolated,633,62e ,,isolated,633,645 ,,isolated,635,62d ,,isolated,635,645 ,,isolated,636,62c
,,isolated,636,62d ,,isolated,636,62e ,,isolated,636,645 ,,isolated,637,62d ,,isolated,637,645
,,isolated,638,645 ,,isolated,639,62c ,,isolated,639,645 ,,isolated,63a,62c ,,isolated,63a,645
,,isolated,641,62c ,,isolated,641,62d ,,isolated,641,62e ,,isolated,641,645 ,,isolated,641,649
,,isolated,641,64a ,,isolated,642,62d ,,isolated,642,645 ,,isolated,642,649 ,,isolated,642,64a
,,isolated,643,627 ,,isolated,643,62c ,,isolated,643,62d ,,isolated,643,62e ,,isolated,643,644
,,isolated,643,645 ,,isolated,643,649 ,,isolated,643,64a ,,isolated,644,62c ,,isolated,644,62d
,,isolated,644,62e ,,isolated,644,645 ,,isolated,644,649 ,,isolated,644,64a ,,isolated,645,62c
,,isolated,645,62d ,,isolated,645,62e ,,isolated,645,645 ,,isolated,645,649 ,,isolated,645,64a
,,isolated,646,62c ,,isolated,646,62d ,,isolated,646,62e ,,isolated,646,645 ,,isolated,646,649
,,isolated,646,64a ,,isolated,647,62c ,,isolated,647,645 ,,isolated,647,649 ,,isolated,647,64a
,,isolated,64a,62c ,,isolated,64a,62d ,,isolated,64a,62e ,,isolated,64a,645 ,,isolated,64a,649
,,isolated,64a,64a ,,isolated,630,670 ,,isolated,631,670 ,,isolated,649,670
,,isolated,20,64c,651 ,,isolated,20,64d,651 ,,isolated,20,64e,651 ,,isolated,20,64f,651
,,isolated,20,650,651 ,,isolated,20,651,670 ,,final,626,631 ,,final,626,632 ,,final,626,645
,,final,626,646 ,,final,626,649 ,,final,626,64a ,,final,628,631 ,,final,628,632 ,,final,628,645
,,final,628,646 ,,final,628,649 ,,final,628,64a ,,final,62a,631 ,,final,62a,632 ,,final,62a,645
,,final,62a,646 ,,final,62a,649 ,,final,62a,64a ,,final,62b,631 ,,final,62b,632 ,,final,62b,645
,,final,62b,646 ,,final,62b,649 ,,final,62b,64a ,,final,641,649 ,,final,641,64a ,,final,642,649
,,final,642,64a ,,final,643,627 ,,final,643,644 ,,final,643,645 ,,final,643,649 ,,final,643,64a
,,final,644,645 ,,final,644,649 ,,final,644,64a ,,final,645,627 ,,final,645,645 ,,final,646,631
,,final,646,632 ,,final,646,645 ,,final,646,646 ,,final,646,649 ,,final,646,64a ,,final,649,670
,,final,64a,631 ,,final,64a,632 ,,final,64a,645 ,,final,64a,646 ,,final,64a,649 ,,final,64a,64a
,,initial,626,62c ,,initial,626,62d ,,initial,626,62e ,,initial,626,645 ,,initial,626,647
,,initial,628,62c ,,initial,628,62d ,,initial,628,62e ,,initial,628,645 ,,initial,628,647
,,initial,62a,62c ,,initial,62a,62d ,,initial,62a,62e ,,initial,62a,645 ,,initial,62a,647
,,initial,62b,645 ,,initial,62c,62d ,,initial,62c,645 ,,initial,62d,62c ,,initial,62d,645
,,initial,62e,62c ,,initial,62e,645 ,,initial,633,62c ,,initial,633,62d ,,initial,633,62e
,,initial,633,645 ,,initial,635,62d ,,initial,635,62e ,,initial,635,645 ,,initial,636,62c
,,initial,636,62d ,,initial,636,62e ,,initial,636,645 ,,initial,637,62d ,,initial,638,645
,,initial,639,62c ,,initial,639,645 ,,initial,63a,62c ,,initial,63a,645 ,,initial,641,62c
,,initial,641,62d ,,initial,641,62e ,,initial,641,645 ,,initial,642,62d ,,initial,642,645
,,initial,643,62c ,,initial,643,62d ,,initial,643,62e ,,initial,643,644 ,,initial,643,645
,,initial,644,62c ,,initial,644,62d ,,initial,644,62e ,,initial,644,645 ,,initial,644,647
,,initial,645,62c ,,initial,645,62d ,,initial,645,62e ,,initial,645,645 ,,initial,646,62c
,,initial,646,62d ,,initial,646,62e ,,initial,646,645 ,,initial,646,647 ,,initial,647,62c
,,initial,647,645 ,,initial,647,670 ,,initial,64a,62c ,,initial,64a,62d ,,initial,64a,62e
,,initial,64a,645 ,,initial,64a,647 ,,medial,626,645 ,,medial,626,647 ,,medial,628,645
,,medial,628,647 ,,medial,62a,645 ,,medial,62a,647 ,,medial,62b,645 ,,medial,62b,647
,,medial,633,645 ,,medial,633,647 ,,medial,634,645 ,,medial,634,647 ,,medial,643,644
,,medial,643,645 ,,medial,644,645 ,,medial,646,645 ,,medial,646,647 ,,medial,64a,645
,,medial,64a,647 ,,medial,640,64e,651 ,,medial,640,64f,651 ,,medial,640,650,651
,,isolated,637,649 ,,isolated,637,64a ,,isolated,639,649 ,,isolated,639,64a ,,isolated,63a,649
,,isolated,63a,64a ,,isolated,633,649 ,,isolated,633,64a ,,isolated,634,649 ,,isolated,634,64a
,,isolated,62d,649 ,,isolated,62d,64a ,,isolated,62c,649 ,,isolated,62c,64a ,,isolated,62e,649
,,isolated,62e,64a ,,isolated,635,649 ,,isolated,635,64a ,,isolated,636,649 ,,isolated,636,64a
,,isolated,634,62c ,,isolated,634,62d ,,isolated,634,62e ,,isolated,634,645 ,,isolated,634,631
,,isolated,633,631 ,,isolated,635,631 ,,isolated,636,631 ,,final,637,649 ,,final,637,64a
,,final,639,649 ,,final,639,64a ,,final,63a,649 ,,final,63a,64a ,,final,633,649 ,,final,633,64a
,,final,634,649 ,,final,634,64a ,,final,62d,649 ,,final,62d,64a ,,final,62c,649 ,,final,62c,64a
,,final,62e,649 ,,final,62e,64a ,,final,635,649 ,,final,635,64a ,,final,636,649 ,,final,636,64a
,,final,634,62c ,,final,634,62d ,,final,634,62e ,,final,634,645 ,,final,634,631 ,,final,633,631
,,final,635,631 ,,final,636,631 ,,initial,634,62c ,,initial,634,62d ,,initial,634,62e
,,initial,634,645 ,,initial,633,647 ,,initial,634,647 ,,initial,637,645 ,,medial,633,62c
,,medial,633,62d ,,medial,633,62e ,,medial,634,62c ,,medial,634,62d ,,medial,634,62e
,,medial,637,645 ,,medial,638,645 ,,final,627,64b ,,isolated,627,64b 12,,initial,62a,62c,645
,,final,62a,62d,62c ,,initial,62a,62d,62c ,,initial,62a,62d,645 ,,initial,62a,62e,645
,,initial,62a,645,62c ,,initial,62a,645,62d ,,initial,62a,645,62e ,,final,62c,645,62d
,,initial,62c,645,62d ,,final,62d,645,64a ,,final,62d,645,649 ,,initial,633,62d,62c
,,initial,633,62c,62d ,,final,633,62c,649 ,,final,633,645,62d ,,initial,633,645,62d
,,initial,633,645,62c ,,final,633,645,645 ,,initial,633,645,645 ,,final,635,62d,62d
,,initial,635,62d,62d ,,final,635,645,645 ,,final,634,62d,645 ,,initial,634,62d,645
,,final,634,62c,64a ,,final,634,645,62e ,,initial,634,645,62e ,,final,634,645,645
,,initial,634,645,645 ,,final,636,62d,649 ,,final,636,62e,645 ,,initial,636,62e,645
,,final,637,645,62d ,,initial,637,645,62d ,,initial,637,645,645 ,,final,637,645,64a
,,final,639,62c,645 ,,final,639,645,645 ,,initial,639,645,645 ,,final,639,645,649
,,final,63a,645,645 ,,final,63a,645,64a ,,final,63a,645,649 ,,final,641,62e,645
,,initial,641,62e,645 ,,final,642,645,62d ,,final,642,645,645 ,,final,644,62d,645
,,final,644,62d,64a ,,final,644,62d,649 ,,initial,644,62c,62c ,,final,644,62c,62c
,,final,644,62e,645 ,,initial,644,62e,645 ,,final,644,645,62d ,,initial,644,645,62d
,,initial,645,62d,62c ,,initial,645,62d,645 ,,final,645,62d,64a ,,initial,645,62c,62d
,,initial,645,62c,645 ,,initial,645,62e,62c ,,initial,645,62e,645 2,,initial,645,62c,62e
,,initial,647,645,62c ,,initial,647,645,645 ,,initial,646,62d,645 ,,final,646,62d,649
,,final,646,62c,645 ,,initial,646,62c,645 ,,final,646,62c,649 ,,final,646,645,64a
,,final,646,645,649 ,,final,64a,645,645 ,,initial,64a,645,645 ,,final,628,62e,64a
,,final,62a,62c,64a ,,final,62a,62c,649 ,,final,62a,62e,64a ,,final,62a,62e,649
,,final,62a,645,64a ,,final,62a,645,649 ,,final,62c,645,64a ,,final,62c,62d,649
,,final,62c,645,649 ,,final,633,62e,649 ,,final,635,62d,64a ,,final,634,62d,64a
,,final,636,62d,64a ,,final,644,62c,64a ,,final,644,645,64a ,,final,64a,62d,64a
,,final,64a,62c,64a ,,final,64a,645,64a ,,final,645,645,64a ,,final,642,645,64a
,,final,646,62d,64a ,,initial,642,645,62d ,,initial,644,62d,645 ,,final,639,645,64a
,,final,643,645,64a ,,initial,646,62c,62d ,,final,645,62e,64a ,,initial,644,62c,645
,,final,643,645,645 ,,final,644,62c,645 ,,final,646,62c,62d ,,final,62c,62d,64a
,,final,62d,62c,64a ,,final,645,62c,64a ,,final,641,645,64a ,,final,628,62d,64a
,,initial,643,645,645 ,,initial,639,62c,645 ,,initial,635,645,645 ,,final,633,62e,64a
,,final,646,62c,64a 28,,isolated,635,644,6d2 ,,isolated,642,644,6d2 ,,isolated,627,644,644,647
,,isolated,627,643,628,631 ,,isolated,645,62d,645,62f ,,isolated,635,644,639,645
,,isolated,631,633,648,644 ,,isolated,639,644,64a,647 ,,isolated,648,633,644,645
,,isolated,635,644,649
,,isolated,635,644,649,20,627,644,644,647,20,639,644,64a,647,20,648,633,644,645
,,isolated,62c,644,20,62c,644,627,644,647 ,,isolated,631,6cc,627,644 13,,vertical,2c
,2,vertical,3001 ,2,vertical,3a ,,vertical,21 ,,vertical,3f ,2,vertical,3016 ,,vertical,2026
16,,vertical,2025 ,,vertical,2014 ,,vertical,2013 ,,vertical,5f ,,vertical,5f ,2,vertical,28
,,vertical,7b ,,vertical,7d ,2,vertical,3014 ,2,vertical,3010 ,2,vertical,300a ,2,vertical,3008
,4,vertical,300c 2,,vertical,5b ,,vertical,5d ,,compat,203e ,,compat,203e ,,compat,203e
,,compat,203e ,,compat,5f ,,compat,5f ,,compat,5f ,,small,2c ,,small,3001 ,,small,2e 1,,small,3b
,,small,3a ,,small,3f ,,small,21 ,,small,2014 ,2,small,28 ,,small,7b ,,small,7d ,2,small,3014
,,small,23 ,,small,26 ,2,small,2a ,,small,2d ,,small,3c ,,small,3e ,,small,3d 1,,small,5c
,2,small,24 ,,small,40 4,,isolated,20,64b ,,medial,640,64b ,,isolated,20,64c 1,,isolated,20,64d
1,,isolated,20,64e ,,medial,640,64e ,,isolated,20,64f ,,medial,640,64f ,,isolated,20,650
,,medial,640,650 ,,isolated,20,651 ,,medial,640,651 ,,isolated,20,652 ,,medial,640,652
,2,isolated,621 ,,final,622 ,,isolated,623 ,,final,623 ,,isolated,624 ,,final,624 ,,isolated,625
,,final,625 ,,isolated,626 ,,final,626 ,,initial,626 ,,medial,626 ,,isolated,627 ,,final,627
,,isolated,628 ,,final,628 ,,initial,628 ,,medial,628 ,,isolated,629 ,,final,629 ,,isolated,62a
,,final,62a ,,initial,62a ,,medial,62a ,,isolated,62b ,,final,62b ,,initial,62b ,,medial,62b
,,isolated,62c ,,final,62c ,,initial,62c ,,medial,62c ,,isolated,62d ,,final,62d ,,initial,62d
,,medial,62d ,,isolated,62e ,,final,62e ,,initial,62e ,,medial,62e ,,isolated,62f ,,final,62f
,,isolated,630 ,,final,630 ,,isolated,631 ,,final,631 ,,isolated,632 ,,final,632 ,,isolated,633
,,final,633 ,,initial,633 ,,medial,633 ,,isolated,634 ,,final,634 ,,initial,634 ,,medial,634
,,isolated,635 ,,final,635 ,,initial,635 ,,medial,635 ,,isolated,636 ,,final,636 ,,initial,636
,,medial,636 ,,isolated,637 ,,final,637 ,,initial,637 ,,medial,637 ,,isolated,638 ,,final,638
,,initial,638 ,,medial,638 ,,isolated,639 ,,final,639 ,,initial,639 ,,medial,639 ,,isolated,63a
,,final,63a ,,initial,63a ,,medial,63a ,,isolated,641 ,,final,641 ,,initial,641 ,,medial,641
,,isolated,642 ,,final,642 ,,initial,642 ,,medial,642 ,,isolated,643 ,,final,643 ,,initial,643
,,medial,643 ,,isolated,644 ,,final,644 ,,initial,644 ,,medial,644 ,,isolated,645 ,,final,645
,,initial,645 ,,medial,645 ,,isolated,646 ,,final,646 ,,initial,646 ,,medial,646 ,,isolated,647
,,final,647 ,,initial,647 ,,medial,647 ,,isolated,648 ,,final,648 ,,isolated,649 ,,final,649
,,isolated,64a ,,final,64a ,,initial,64a ,,medial,64a ,,isolated,644,622 ,,final,644,622
,,isolated,644,623 ,,final,644,623 ,,isolated,644,625 ,,final,644,625 ,,isolated,644,627
,,final,644,627 4,5e,wide,21 ,2,wide,2985 ,,narrow,3002 ,2,narrow,300c ,,narrow,3001
,,narrow,30fb ,,narrow,30f2 ,,narrow,30a1 ,,narrow,30a3 ,,narrow,30a5 ,,narrow,30a7
,,narrow,30a9 ,,narrow,30e3 ,,narrow,30e5 ,,narrow,30e7 ,,narrow,30c3 ,,narrow,30fc
,,narrow,30a2 ,,narrow,30a4 ,,narrow,30a6 ,,narrow,30a8 ,2,narrow,30aa ,,narrow,30ad
,,narrow,30af ,,narrow,30b1 ,,narrow,30b3 ,,narrow,30b5 ,,narrow,30b7 ,,narrow,30b9
,,narrow,30bb ,,narrow,30bd ,,narrow,30bf ,,narrow,30c1 ,,narrow,30c4 ,,narrow,30c6
,,narrow,30c8 ,6,narrow,30ca ,,narrow,30d2 ,,narrow,30d5 ,,narrow,30d8 ,,narrow,30db
,5,narrow,30de ,,narrow,30e4 ,,narrow,30e6 ,6,narrow,30e8 ,,narrow,30ef ,,narrow,30f3
,2,narrow,3099 ,,narrow,3164 ,1e,narrow,3131 3,6,narrow,314f 2,6,narrow,3155 2,6,narrow,315b
2,3,narrow,3161 3,2,wide,a2 ,,wide,ac ,,wide,af ,,wide,a6 ,,wide,a5 ,,wide,20a9 1,,narrow,2502
,4,narrow,2190 ,,narrow,25a0 ,,narrow,25cb 792,2,super,2d0 ,,super,e6 ,,super,299 ,,super,253
1,,super,2a3 ,,super,ab66 ,,super,2a5 ,,super,2a4 ,2,super,256 ,,super,1d91 ,,super,258
,,super,25e ,,super,2a9 ,,super,264 ,,super,262 ,,super,260 ,,super,29b ,,super,127 ,,super,29c
,,super,267 ,,super,284 ,2,super,2aa ,,super,26c ,,super,1df04 ,,super,a78e ,,super,26e
,,super,1df05 ,,super,28e ,,super,1df06 ,,super,f8 ,2,super,276 ,,super,71 ,,super,27a
,,super,1df08 ,2,super,27d ,,super,280 ,,super,2a8 ,,super,2a6 ,,super,ab67 ,,super,2a7
,,super,288 ,,super,2c71 1,,super,28f ,2,super,2a1 ,,super,298 ,3,super,1c0 ,,super,1df0a
,,super,1df1e 8df,,,11099,110ba 1,,,1109b,110ba e,,,110a5,110ba 82,,,11131,11127 ,,,11132,11127
21b,,,11347,1133e ,,,11347,11357 16e,,,114b9,114ba ,,,114b9,114b0 1,,,114b9,114bd
fb,,,115b8,115af ,,,115b9,115af 37c,,,11935,11930 b825,,!,1d157,1d165 ,,!,1d158,1d165
,,!,1d15f,1d16e ,,!,1d15f,1d16f ,,!,1d15f,1d170 ,,!,1d15f,1d171 ,,!,1d15f,1d172
56,,!,1d1b9,1d165 ,,!,1d1ba,1d165 ,,!,1d1bb,1d16e ,,!,1d1bc,1d16e ,,!,1d1bb,1d16f
,,!,1d1bc,1d16f 23f,1a,font,41 ,1a,font,61 ,1a,font,41 ,7,font,61 1,12,font,69 ,1a,font,41
,1a,font,61 ,,font,41 1,2,font,43 2,,font,47 2,2,font,4a 2,4,font,4e 1,8,font,53 ,4,font,61
1,,font,66 1,7,font,68 1,b,font,70 ,1a,font,41 ,1a,font,61 ,2,font,41 1,4,font,44 2,8,font,4a
1,7,font,53 1,1a,font,61 ,2,font,41 1,4,font,44 1,5,font,49 1,,font,4f 3,7,font,53 1,1a,font,61
,1a,font,41 ,1a,font,61 ,1a,font,41 ,1a,font,61 ,1a,font,41 ,1a,font,61 ,1a,font,41 ,1a,font,61
,1a,font,41 ,1a,font,61 ,1a,font,41 ,1a,font,61 ,,font,131 ,,font,237 2,11,font,391 ,,font,3f4
,7,font,3a3 ,,font,2207 ,19,font,3b1 ,,font,2202 ,,font,3f5 ,,font,3d1 ,,font,3f0 ,,font,3d5
,,font,3f1 ,,font,3d6 ,11,font,391 ,,font,3f4 ,7,font,3a3 ,,font,2207 ,19,font,3b1 ,,font,2202
,,font,3f5 ,,font,3d1 ,,font,3f0 ,,font,3d5 ,,font,3f1 ,,font,3d6 ,11,font,391 ,,font,3f4
,7,font,3a3 ,,font,2207 ,19,font,3b1 ,,font,2202 ,,font,3f5 ,,font,3d1 ,,font,3f0 ,,font,3d5
,,font,3f1 ,,font,3d6 ,11,font,391 ,,font,3f4 ,7,font,3a3 ,,font,2207 ,19,font,3b1 ,,font,2202
,,font,3f5 ,,font,3d1 ,,font,3f0 ,,font,3d5 ,,font,3f1 ,,font,3d6 ,11,font,391 ,,font,3f4
,7,font,3a3 ,,font,2207 ,19,font,3b1 ,,font,2202 ,,font,3f5 ,,font,3d1 ,,font,3f0 ,,font,3d5
,,font,3f1 ,,font,3d6 ,2,font,3dc 2,a,font,30 ,a,font,30 ,a,font,30 ,a,font,30 ,a,font,30
830,9,super,430 ,3,super,43a ,b,super,43e ,,super,44b ,2,super,44d ,,super,a689 ,,super,4d9
,,super,456 ,,super,458 ,,super,4e9 ,,super,4af ,,super,4cf ,9,sub,430 ,2,sub,43a ,2,sub,43e
,,sub,441 ,6,sub,443 ,2,sub,44a ,,sub,491 ,,sub,456 ,,sub,455 ,,sub,45f ,,super,4ab ,,super,a651
,,super,4b1 d92,2,font,627 ,,font,62c ,,font,62f 1,,font,648 ,,font,632 ,,font,62d ,,font,637
,,font,64a ,4,font,643 ,,font,633 ,,font,639 ,,font,641 ,,font,635 ,,font,642 ,,font,631
,,font,634 ,2,font,62a ,,font,62e ,,font,630 ,,font,636 ,,font,638 ,,font,63a ,,font,66e
,,font,6ba ,,font,6a1 ,,font,66f 1,,font,628 ,,font,62c 1,,font,647 2,,font,62d 1,,font,64a
,4,font,643 ,,font,633 ,,font,639 ,,font,641 ,,font,635 ,,font,642 1,,font,634 ,2,font,62a
,,font,62e 1,,font,636 1,,font,63a 6,,font,62c 4,,font,62d 1,,font,64a 1,,font,644 1,,font,646
,,font,633 ,,font,639 1,,font,635 ,,font,642 1,,font,634 2,,font,62e 1,,font,636 1,,font,63a
1,,font,6ba 1,,font,66f 1,,font,628 ,,font,62c 1,,font,647 2,,font,62d ,,font,637 ,,font,64a
,,font,643 1,2,font,645 ,,font,633 ,,font,639 ,,font,641 ,,font,635 ,,font,642 1,,font,634
,2,font,62a ,,font,62e 1,,font,636 ,,font,638 ,,font,63a ,,font,66e 1,,font,6a1 1,2,font,627
,,font,62c ,,font,62f ,2,font,647 ,,font,632 ,,font,62d ,,font,637 ,,font,64a 1,3,font,644
,,font,633 ,,font,639 ,,font,641 ,,font,635 ,,font,642 ,,font,631 ,,font,634 ,2,font,62a
,,font,62e ,,font,630 ,,font,636 ,,font,638 ,,font,63a 5,,font,628 ,,font,62c ,,font,62f
1,,font,648 ,,font,632 ,,font,62d ,,font,637 ,,font,64a 1,3,font,644 ,,font,633 ,,font,639
,,font,641 ,,font,635 ,,font,642 ,,font,631 ,,font,634 ,2,font,62a ,,font,62e ,,font,630
,,font,636 ,,font,638 ,,font,63a 244,,compat,30,2e ,,compat,30,2c ,,compat,31,2c ,,compat,32,2c
,,compat,33,2c ,,compat,34,2c ,,compat,35,2c ,,compat,36,2c ,,compat,37,2c ,,compat,38,2c
,,compat,39,2c 5,,compat,28,41,29 ,,compat,28,42,29 ,,compat,28,43,29 ,,compat,28,44,29
,,compat,28,45,29 ,,compat,28,46,29 ,,compat,28,47,29 ,,compat,28,48,29 ,,compat,28,49,29
,,compat,28,4a,29 ,,compat,28,4b,29 ,,compat,28,4c,29 ,,compat,28,4d,29 ,,compat,28,4e,29
,,compat,28,4f,29 ,,compat,28,50,29 ,,compat,28,51,29 ,,compat,28,52,29 ,,compat,28,53,29
,,compat,28,54,29 ,,compat,28,55,29 ,,compat,28,56,29 ,,compat,28,57,29 ,,compat,28,58,29
,,compat,28,59,29 ,,compat,28,5a,29 ,,compat,3014,53,3015 ,,circle,43 ,,circle,52 ,,circle,43,44
,,circle,57,5a 1,1a,square,41 ,,square,48,56 ,,square,4d,56 ,,square,53,44 ,,square,53,53
,,square,50,50,56 ,,square,57,43 1a,,super,4d,43 ,,super,4d,44 ,,super,4d,52 23,,square,44,4a
6f,,square,307b,304b ,,square,30b3,30b3 ,,square,30b5 d,,square,624b ,,square,5b57 ,,square,53cc
,,square,30c7 ,,square,4e8c ,,square,591a ,,square,89e3 ,,square,5929 ,,square,4ea4
,,square,6620 ,,square,7121 ,,square,6599 ,,square,524d ,,square,5f8c ,,square,518d
,,square,65b0 ,,square,521d ,,square,7d42 ,,square,751f ,,square,8ca9 ,,square,58f0
,,square,5439 ,,square,6f14 ,,square,6295 ,,square,6355 ,,square,4e00 ,,square,4e09
,,square,904a ,,square,5de6 ,,square,4e2d ,,square,53f3 ,,square,6307 ,,square,8d70
,,square,6253 ,,square,7981 ,,square,7a7a ,,square,5408 ,,square,6e80 ,,square,6709
,,square,6708 ,,square,7533 ,,square,5272 ,,square,55b6 ,,square,914d 4,,compat,3014,672c,3015
,,compat,3014,4e09,3015 ,,compat,3014,4e8c,3015 ,,compat,3014,5b89,3015 ,,compat,3014,70b9,3015
,,compat,3014,6253,3015 ,,compat,3014,76d7,3015 ,,compat,3014,52dd,3015 ,,compat,3014,6557,3015
7,,circle,5f97 ,,circle,53ef 99e,a,font,30 fc06,,,4e3d ,,,4e38 ,,,4e41 ,,,20122 ,,,4f60 ,,,4fae
,,,4fbb ,,,5002 ,,,507a ,,,5099 ,,,50e7 ,,,50cf ,,,349e ,,,2063a ,,,514d ,,,5154 ,,,5164 ,,,5177
,,,2051c ,,,34b9 ,,,5167 ,,,518d ,,,2054b ,,,5197 ,,,51a4 ,,,4ecc ,,,51ac ,,,51b5 ,,,291df
,,,51f5 ,,,5203 ,,,34df ,,,523b ,,,5246 ,,,5272 ,,,5277 ,,,3515 ,,,52c7 ,,,52c9 ,,,52e4 ,,,52fa
,2,,5305 ,,,5317 ,,,5349 ,,,5351 ,,,535a ,,,5373 ,,,537d ,,,537f ,,,537f ,,,537f ,,,20a2c
,,,7070 ,,,53ca ,,,53df ,,,20b63 ,,,53eb ,,,53f1 ,,,5406 ,,,549e ,,,5438 ,,,5448 ,,,5468 ,,,54a2
,,,54f6 ,,,5510 ,,,5553 ,,,5563 ,,,5584 ,,,5584 ,,,5599 ,,,55ab ,,,55b3 ,,,55c2 ,,,5716 ,,,5606
,,,5717 ,,,5651 ,,,5674 ,,,5207 ,,,58ee ,,,57ce ,,,57f4 ,,,580d ,,,578b ,,,5832 ,,,5831 ,,,58ac
,,,214e4 ,,,58f2 ,,,58f7 ,,,5906 ,,,591a ,,,5922 ,,,5962 ,,,216a8 ,,,216ea ,,,59ec ,,,5a1b
,,,5a27 ,,,59d8 ,,,5a66 ,,,36ee ,,,36fc ,,,5b08 ,,,5b3e ,,,5b3e ,,,219c8 ,,,5bc3 ,,,5bd8 ,,,5be7
,,,5bf3 ,,,21b18 ,,,5bff ,,,5c06 ,,,5f53 ,,,5c22 ,,,3781 ,,,5c60 ,,,5c6e ,,,5cc0 ,,,5c8d
,,,21de4 ,,,5d43 ,,,21de6 ,,,5d6e ,,,5d6b ,,,5d7c ,2,,5de1 ,,,382f ,,,5dfd ,,,5e28 ,,,5e3d
,,,5e69 ,,,3862 ,,,22183 ,,,387c ,,,5eb0 ,,,5eb3 ,,,5eb6 ,,,5eca ,,,2a392 ,,,5efe ,,,22331
,,,22331 ,,,8201 ,,,5f22 ,,,5f22 ,,,38c7 ,,,232b8 ,,,261da ,,,5f62 ,,,5f6b ,,,38e3 ,,,5f9a
,,,5fcd ,,,5fd7 ,,,5ff9 ,,,6081 ,,,393a ,,,391c ,,,6094 ,,,226d4 ,,,60c7 ,,,6148 ,,,614c ,,,614e
,,,614c ,,,617a ,,,618e ,,,61b2 ,,,61a4 ,,,61af ,,,61de ,,,61f2 ,,,61f6 ,,,6210 ,,,621b ,,,625d
,,,62b1 ,,,62d4 ,,,6350 ,,,22b0c ,,,633d ,,,62fc ,,,6368 ,,,6383 ,,,63e4 ,,,22bf1 ,,,6422
,,,63c5 ,,,63a9 ,,,3a2e ,,,6469 ,,,647e ,,,649d ,,,6477 ,,,3a6c ,,,654f ,,,656c ,,,2300a ,,,65e3
,,,66f8 ,,,6649 ,,,3b19 ,,,6691 ,,,3b08 ,,,3ae4 ,,,5192 ,,,5195 ,,,6700 ,,,669c ,,,80ad ,,,43d9
,,,6717 ,,,671b ,,,6721 ,,,675e ,,,6753 ,,,233c3 ,,,3b49 ,,,67fa ,,,6785 ,,,6852 ,,,6885
,,,2346d ,,,688e ,,,681f ,,,6914 ,,,3b9d ,,,6942 ,,,69a3 ,,,69ea ,,,6aa8 ,,,236a3 ,,,6adb
,,,3c18 ,,,6b21 ,,,238a7 ,,,6b54 ,,,3c4e ,,,6b72 ,,,6b9f ,2,,6bba ,,,23a8d ,,,21d0b ,,,23afa
,,,6c4e ,,,23cbc ,,,6cbf ,,,6ccd ,,,6c67 ,,,6d16 ,,,6d3e ,,,6d77 ,,,6d41 ,,,6d69 ,,,6d78 ,,,6d85
,,,23d1e ,,,6d34 ,,,6e2f ,,,6e6e ,,,3d33 ,,,6ecb ,,,6ec7 ,,,23ed1 ,,,6df9 ,,,6f6e ,,,23f5e
,,,23f8e ,,,6fc6 ,,,7039 ,,,701e ,,,701b ,,,3d96 ,,,704a ,,,707d ,,,7077 ,,,70ad ,,,20525
,,,7145 ,,,24263 ,,,719c ,,,243ab ,,,7228 ,,,7235 ,,,7250 ,,,24608 ,,,7280 ,,,7295 ,,,24735
,,,24814 ,,,737a ,,,738b ,,,3eac ,,,73a5 ,,,3eb8 ,,,3eb8 ,,,7447 ,,,745c ,,,7471 ,,,7485 ,,,74ca
,,,3f1b ,,,7524 ,,,24c36 ,,,753e ,,,24c92 ,,,7570 ,,,2219f ,,,7610 ,,,24fa1 ,,,24fb8 ,,,25044
,,,3ffc ,,,4008 ,,,76f4 ,,,250f3 ,,,250f2 ,,,25119 ,,,25133 ,2,,771e ,,,771f ,,,774a ,,,4039
,,,778b ,,,4046 ,,,4096 ,,,2541d ,,,784e ,,,788c ,,,78cc ,,,40e3 ,,,25626 ,,,7956 ,,,2569a
,,,256c5 ,,,798f ,,,79eb ,,,412f ,,,7a40 ,,,7a4a ,,,7a4f ,,,2597c ,,,25aa7 ,,,25aa7 ,,,7aee
,,,4202 ,,,25bab ,,,7bc6 ,,,7bc9 ,,,4227 ,,,25c80 ,,,7cd2 ,,,42a0 ,,,7ce8 ,,,7ce3 ,,,7d00
,,,25f86 ,,,7d63 ,,,4301 ,,,7dc7 ,,,7e02 ,,,7e45 ,,,4334 ,,,26228 ,,,26247 ,,,4359 ,,,262d9
,,,7f7a ,,,2633e ,,,7f95 ,,,7ffa ,,,8005 ,,,264da ,,,26523 ,,,8060 ,,,265a8 ,,,8070 ,,,2335f
,,,43d5 ,,,80b2 ,,,8103 ,,,440b ,,,813e ,,,5ab5 ,,,267a7 ,,,267b5 ,,,23393 ,,,2339c ,,,8201
,,,8204 ,,,8f9e ,,,446b ,,,8291 ,,,828b ,,,829d ,,,52b3 ,,,82b1 ,,,82b3 ,,,82bd ,,,82e6 ,,,26b3c
,,,82e5 ,,,831d ,,,8363 ,,,83ad ,,,8323 ,,,83bd ,,,83e7 ,,,8457 ,,,8353 ,,,83ca ,,,83cc ,,,83dc
,,,26c36 ,,,26d6b ,,,26cd5 ,,,452b ,,,84f1 ,,,84f3 ,,,8516 ,,,273ca ,,,8564 ,,,26f2c ,,,455d
,,,4561 ,,,26fb1 ,,,270d2 ,,,456b ,,,8650 ,,,865c ,,,8667 ,,,8669 ,,,86a9 ,,,8688 ,,,870e
,,,86e2 ,,,8779 ,,,8728 ,,,876b ,,,8786 ,,,45d7 ,,,87e1 ,,,8801 ,,,45f9 ,,,8860 ,,,8863 ,,,27667
,,,88d7 ,,,88de ,,,4635 ,,,88fa ,,,34bb ,,,278ae ,,,27966 ,,,46be ,,,46c7 ,,,8aa0 ,,,8aed
,,,8b8a ,,,8c55 ,,,27ca8 ,,,8cab ,,,8cc1 ,,,8d1b ,,,8d77 ,,,27f2f ,,,20804 ,,,8dcb ,,,8dbc
,,,8df0 ,,,208de ,,,8ed4 ,,,8f38 ,,,285d2 ,,,285ed ,,,9094 ,,,90f1 ,,,9111 ,,,2872e ,,,911b
,,,9238 ,2,,92d7 ,,,927c ,,,93f9 ,,,9415 ,,,28bfa ,,,958b ,,,4995 ,,,95b7 ,,,28d77 ,,,49e6
,,,96c3 ,,,5db2 ,,,9723 ,,,29145 ,,,2921a ,,,4a6e ,,,4a76 ,,,97e0 ,,,2940a ,,,4ab2 ,,,29496
,,,980b ,,,980b ,,,9829 ,,,295b6 ,,,98e2 ,,,4b33 ,,,9929 ,,,99a7 ,,,99c2 ,,,99fe ,,,4bce
,,,29b30 ,,,9b12 ,,,9c40 ,,,9cfd ,,,4cce ,,,4ced ,,,9d67 ,,,2a0ce ,,,4cf8 ,,,2a105 ,,,2a20e
,,,2a291 ,,,9ebb ,,,4d56 ,,,9ef9 ,,,9efe ,,,9f05 ,,,9f0f ,,,9f16 ,,,9f3b ,,,2a600"""

numeric = """\
b2,2,2,1,d 5,,1,,d 2,,1/4 0,,1/2 0,,3/4 935,,1/16 0,,1/8 0,,3/16 0,,1/4 0,,3/4 0,,16 178,,1/4
0,,1/2 0,,3/4 0,,1/16 0,,1/8 0,,3/16 78,,10 0,,100 0,,1000 85,4,0,1 0,3,1,1 d9,,1/160 0,,1/40
0,,3/80 0,,1/20 0,,1/10 0,,3/20 0,,1/5 11,,10 0,,100 0,,1000 0,,1/4 0,,1/2 0,,3/4 0,,1/16 0,,1/8
0,,3/16 1b1,9,1/2,1 0,,-1/2 435,9,1,1,d 0,,10 0,,20 0,,30 0,,40 0,,50 0,,60 0,,70 0,,80 0,,90
0,,100 0,,10000 371,3,17,1 ff,10,0,1 1e0,,1,,d 695,,0,,d 3,6,4,1,d 6,10,0,1,d c6,,1/7 0,,1/9
0,,1/10 0,,1/3 0,,2/3 0,,1/5 0,,2/5 0,,3/5 0,,4/5 0,,1/6 0,,5/6 0,,1/8 0,,3/8 0,,5/8 0,,7/8
0,2,1 0,11,2,1 0,,50 0,,100 0,,500 0,,1000 0,12,1,1 0,,50 0,,100 0,,500 0,2,1000 0,,5000
0,,10000 2,,6 0,,50 0,,50000 0,,100000 0,,0 2d6,9,1,1,d 0,11,10,1 0,9,1,1,d 0,11,10,1 0,9,1,1,d
0,11,10,1 4e,,0,,d 0,10,11,1 0,9,1,1,d 0,,10 0,,0,,d 276,9,1,1,d 0,,10 0,9,1,1,d 0,,10 0,9,1,1,d
0,,10 569,,1/2 309,,0 19,9,1,1 e,,10 0,,20 0,,30 157,4,1,1 8a,10,1,1 1e,,10 0,,20 0,,30 0,,40
0,,50 0,,60 0,,70 0,,80 1,15,21,1 20,10,1,1 27,15,36,1 145,,5 7d,,2 3a6,,5 322,,7 12b2,,1 2,,7
3,,10000 1,,3 1a,,2 38,,9 2e,,2 7,,5 1,,4 15,,10000000000000000 12,,100000000 0,,10 1e,,1000
8,,3 24,,5 62,,100 78,,2 1c,,2 fd,,100000000 41,,1000000 22,,2 1,,8 1,,6 1d3,,10 1,,1000 0,,20
0,,30 6,,40 74,4,3 316,,4 215,,1 7,,1 580,,1 83,,9 0,,20 c,3,1,1 1,,2 3bf,,7 2d,,10 4d,,8 485,,7
54b,,0 1e7,,7 48f,,9 2e7,,100 16,,200 357,,1000000000 698,,4 3a5,,10000 881,,2 4,,2 7c,,2 4dd,,9
29a,,9 177,,1000 24,,6 5,,100 2b,,6 7d,,0 fef,9,1,1 0,,0 140,,1/4 0,,1/2 0,,3/4 0,,1/16 0,,1/8
0,,3/16 5135,,3 7,,10 4,,2 39,,0 1e,,6 1,,6 29,,10 709,10,1,1 0,,20 0,,30 0,,40 0,,50 0,,60
0,,70 0,,80 0,,90 0,,100 0,,200 0,,300 0,,400 0,,500 0,,600 0,,700 0,,800 0,,900 0,,1000 0,,2000
0,,3000 0,,4000 0,,5000 0,,6000 0,,7000 0,,8000 0,,9000 0,,10000 0,,20000 0,,30000 0,,40000
0,,50000 0,,60000 0,,70000 0,,80000 0,,90000 c,,1/4 0,,1/2 0,,1 0,,5 0,,50 0,,500 0,,5000
0,,50000 0,,5 0,,10 0,,50 0,,100 0,,500 0,,1000 0,,5000 0,,5 0,,10 0,,50 0,,100 0,,500 0,,1000
0,,10000 0,,50000 0,,10 0,3,1 0,4,2 0,,5 0,5,10 0,,30 0,4,50 0,,100 0,,300 0,5,500 0,,1000
0,,5000 0,,5 0,,50 0,2,1/2 0,,2/3 0,,3/4 11,,0 0,,1/4 155,10,1,1 0,,20 0,,30 0,,40 0,,50 0,,60
0,,70 0,,80 0,,90 0,,100 0,,200 0,,300 0,,400 0,,500 0,,600 0,,700 0,,800 0,,900 24,,1 0,,5
0,,10 0,,50 1d,,90 8,,900 86,2,1,1 0,,10 0,,20 0,,100 482,3,1,1 0,,10 0,,20 0,,100 0,,1000
0,,10000 19,5,1,1 0,,10 0,,20 27,4,1,1 0,2,4,1 0,,10 0,,20 0,,100 4b,,1 0,,5 0,,10 0,,20 0,,100
16,,1 0,,10 0,,20 0,,100 0,2,2,1 a0,,11/12 0,,1/2 2,10,1,1 0,,20 0,,30 0,,40 0,,50 0,,60 0,,70
2,,100 0,,200 0,,300 0,,400 0,,500 0,,600 0,,700 0,,800 0,,900 0,,1000 0,,2000 0,,3000 0,,4000
0,,5000 0,,6000 0,,7000 0,,8000 0,,9000 0,,10000 0,,20000 0,,30000 0,,40000 0,,50000 0,,60000
0,,70000 0,,80000 0,,90000 0,,100000 0,,200000 0,,300000 0,,400000 0,,500000 0,,600000 0,,700000
0,,800000 0,,900000 0,,1/12 0,,1/6 0,,1/4 0,,1/3 0,,5/12 0,,1/2 0,,7/12 0,,2/3 0,,3/4 0,,5/6
40,4,1,1,d 0,,10 0,,20 0,,100 0,,1000 0,,1/2 34,,1 0,,50 1e,,1 0,,10 0,,20 4b,,1 0,,5 0,,10
0,,20 0,,100 68,4,1,1 0,,10 0,,20 0,,100 0,,1000 18,4,1,1 0,,10 0,,20 0,,100 0,,1000 29,4,1,1
0,,10 0,,20 0,,100 14a,,1 0,,5 0,,10 0,,50 0,,100 0,,1000 160,9,1,1,d 0,,10 0,,20 0,,30 0,,40
0,,50 0,,60 0,,70 0,,80 0,,90 0,,100 0,,200 0,,300 0,,400 0,,500 0,,600 0,,700 0,,800 0,,900
0,,1/2 0,,1/4 0,,1/3 0,,2/3 9e,5,1,1 0,,10 0,,20 0,,30 0,,100 0,,1/2 2a,,1 0,,10 0,,20 0,,100
70,4,1,1 0,,10 0,,20 0,,100 86,9,1,1,d 0,,10 0,,20 0,,30 0,,40 0,,50 0,,60 0,,70 0,,80 0,,90
0,,100 0,,1000 17b,10,1,1 0,,20 0,,30 0,,40 0,,50 0,,60 0,,70 0,,80 0,,90 0,,100 0,,1000 545,,10
0,,20 1ae,,10 0,,20 0,,30 0,,40 0,,50 0,,60 0,,70 0,,80 0,,90 367,10,1,1 0,,20 0,,30 0,,40 0,,50
0,,60 0,,70 0,,80 0,,90 0,,100 353,,1/320 0,,1/160 0,,1/80 0,,1/64 0,,1/40 0,,1/32 0,,3/80
0,,3/64 0,,1/20 0,2,1/16 0,,1/10 0,,1/8 0,,3/20 0,,3/16 0,,1/5 0,,1/4 0,2,1/2 0,,3/4 0,,1/320
42b,8,2,1 0,7,3,1 0,6,4,1 0,9,1,1 0,5,1,1 0,2,2,1 0,7,3,1 0,3,1,1 0,3,3,1 0,,216000 0,,432000
0,3,1,1 0,3,3,1 0,2,3 0,4,4 0,2,6,1 0,2,7 0,2,8 0,4,9 0,5,2,1 0,4,1,1 0,2,4,1 0,,5 0,2,2,1
0,2,1,1 0,,1/3 0,,2/3 0,,5/6 0,,1/3 0,,2/3 0,,1/8 0,,1/4 0,,1/6 0,2,1/4 0,,1/2 0,,1/3 0,,2/3
0,,40 0,,50 0,6,4,1 46ec,,10 0,,100 0,,10000 0,,1000000 0,,100000000 0,,10000000000
0,,1000000000000 31e,20,0,1 0,3,1,1 6429,20,0,1 c,20,0,1 6c,10,1,1 0,,20 0,,30 0,,40 0,,50 0,,60
0,,70 0,,80 0,,90 0,5,1,1 0,,1 0,,5 154e,9,1,1 3a1,10,1,1 0,,20 0,,30 0,,40 0,,50 0,,60 0,,70
0,,80 0,,90 0,,100 0,,200 0,,300 0,,400 0,,500 0,,600 0,,700 0,,800 0,,900 0,,1000 0,,2000
0,,3000 0,,4000 0,,5000 0,,6000 0,,7000 0,,8000 0,,9000 0,,10000 0,,20000 0,,30000 0,,40000
0,,50000 0,,60000 0,,70000 0,,80000 0,,90000 0,,100000 0,,200000 0,,100000 0,,10000000
0,,20000000 0,9,1,1 1,,1/4 0,,1/2 0,,3/4 1,2,1,1 0,,10000 0,,100000 4c,10,1,1 0,,20 0,,30 0,,40
0,,50 0,,60 0,,70 0,,80 0,,90 0,,100 0,,200 0,,300 0,,400 0,,500 0,,600 0,,700 0,,800 0,,900
0,,1000 0,,2000 0,,3000 0,,4000 0,,5000 0,,6000 0,,7000 0,,8000 0,,9000 0,,10000 0,,20000
0,,30000 0,,40000 0,,50000 0,,60000 0,,70000 0,,80000 0,,90000 1,9,2,1 0,,400 0,,600 0,,2000
0,,10000 0,,1/2 0,,1/6 3c2,2,0,,d 0,9,1,1,d 0,2,0 ef4,,7 62,,4 7d,,4 3e,,5 808,,1 58,,30 8,,40
f,,40 14d,,6 12,,3 1b,,3 1876,,2 607,,3 1182,,3 2751,,4 9622,,9"""
